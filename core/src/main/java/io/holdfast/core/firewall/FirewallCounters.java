package io.holdfast.core.firewall;

/** What the packet filters of a host share: what is counted, and whether to look again. */
final class FirewallCounters {
  private long refusals;
  private long repairs;
  private boolean isDirty;

  /** Something that a filter depends on may be another now. */
  void changed() {
    isDirty = true;
  }

  /** Whether something has changed since {@link #settle}. */
  boolean isDirty() {
    return isDirty;
  }

  /** All that has changed is being looked at. */
  void settle() {
    isDirty = false;
  }

  void refused() {
    refusals++;
  }

  void repaired() {
    repairs++;
  }

  long refusals() {
    return refusals;
  }

  long repairs() {
    return repairs;
  }
}
