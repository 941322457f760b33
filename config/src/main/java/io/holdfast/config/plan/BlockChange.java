package io.holdfast.config.plan;

import java.util.List;

/**
 * What becomes of a sync group or of the definition of a tracker.
 *
 * @param title its keyword and name
 * @param kind what happens
 * @param changes what is different; empty for a new or removed one
 */
public record BlockChange(String title, Kind kind, List<SettingChange> changes) {
  /** Copies the list. */
  public BlockChange {
    changes = List.copyOf(changes);
  }

  /** What can happen to a block. */
  public enum Kind {
    /** It is new. */
    ADDED,
    /** It is no longer there. */
    REMOVED,
    /** It has other settings. */
    CHANGED
  }
}
