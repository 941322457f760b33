package io.holdfast.config.plan;

import java.util.List;

/**
 * What becomes of a tracking script when the configuration changes.
 *
 * @param name its name
 * @param kind what happens
 * @param changes what is different; empty for a new or removed script
 */
public record ScriptChange(String name, Kind kind, List<SettingChange> changes) {
  /** Copies the list. */
  public ScriptChange {
    changes = List.copyOf(changes);
  }

  /** What can happen to a script. */
  public enum Kind {
    /** It is new: nothing is known of it until its first run ends. */
    STARTED,
    /** It is no longer run. */
    STOPPED,
    /** Its numbers change, and its verdict stays. */
    ADJUSTED,
    /** It is another check under the same name: its verdict is forgotten. */
    REPLACED
  }
}
