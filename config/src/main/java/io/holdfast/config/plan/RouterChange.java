package io.holdfast.config.plan;

import io.holdfast.core.spec.RouterSpec;
import java.util.List;

/** What becomes of a virtual router when the configuration changes. */
public sealed interface RouterChange {

  /** It ends. */
  record Stopped(RouterSpec spec) implements RouterChange {}

  /** It is new, and starts by listening. */
  record Started(RouterSpec spec) implements RouterChange {}

  /** To the others it is another one; if it was master it is master at once as the new one. */
  record Replaced(RouterSpec before, RouterSpec after) implements RouterChange {}

  /**
   * It goes on in its state.
   *
   * @param changes what is different; empty when nothing is
   */
  record Kept(RouterSpec before, RouterSpec after, List<SettingChange> changes)
      implements RouterChange {
    /** Copies the list. */
    public Kept {
      changes = List.copyOf(changes);
    }
  }
}
