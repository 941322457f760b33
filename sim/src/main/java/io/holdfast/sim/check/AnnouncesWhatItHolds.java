package io.holdfast.sim.check;

import io.holdfast.core.Effect;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;

/**
 * Nobody tells the neighbours about an address that it does not hold: that would take it from who
 * does. Excused: an address that the kernel refused a moment ago, and an interface that is gone:
 * there nobody hears it.
 */
public final class AnnouncesWhatItHolds implements Observer {
  /** How long news of a refusal may take. */
  private static final long NEWS_NANOS = 200_000;

  private final World world;

  /** Judges a world. */
  public AnnouncesWhatItHolds(World world) {
    this.world = world;
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    if (effect instanceof Effect.Announce announce
        && !host.hasUnseenKernelChange()
        && sinceRefusal(host) > NEWS_NANOS
        && !host.kernel().nameOf(announce.ifIndex()).isEmpty()
        && !host.kernel().holds(announce.ifIndex(), announce.address())) {
      world.fail(
          this,
          host,
          "announces "
              + announce.address()
              + " by "
              + announce.interfaceName()
              + " without holding it");
    }
  }

  private long sinceRefusal(SimHost host) {
    return world.clock().nowNanos() - host.kernel().lastRefusalNanos();
  }
}
