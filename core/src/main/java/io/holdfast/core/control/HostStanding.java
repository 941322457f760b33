package io.holdfast.core.control;

import io.holdfast.core.Standing;

/** Whether the whole host keeps itself back. Owned by the engine's thread. */
public final class HostStanding {
  private boolean isDrained;
  private boolean isInMaintenance;

  /** Creates the standing of a host that takes part. */
  public HostStanding() {}

  /** What holds for every virtual router of the host. */
  public Standing value() {
    if (isInMaintenance) {
      return Standing.MAINTENANCE;
    }
    return isDrained ? Standing.DRAINED : Standing.NORMAL;
  }

  /** Whether maintenance is on. */
  public boolean isInMaintenance() {
    return isInMaintenance;
  }

  /** The host was drained. */
  public void drain() {
    isDrained = true;
  }

  /** Switches maintenance; off ends a drain, too. */
  public void maintenance(boolean on) {
    isInMaintenance = on;
    isDrained = isDrained && on;
  }
}
