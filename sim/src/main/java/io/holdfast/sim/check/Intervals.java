package io.holdfast.sim.check;

import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TimedCommandSpec;
import io.holdfast.sim.scenario.ScenarioGenerator;
import io.holdfast.sim.world.SimHost;
import io.holdfast.wire.vrrp.Vrrp;

/** The times of RFC 9568 section 6.1 and RFC 3768 section 6.1, reckoned apart from the engine. */
final class Intervals {
  private static final long NANOS_PER_CENTISECOND = 10_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int PRIORITY_RANGE = 256;

  private static final long LEAD_NANOS = 10_000_000;
  private static final long LINGER_NANOS = 500_000_000;
  private static final long LINGER_PER_ADDRESS_NANOS = 200_000;
  private static final long HEIR_MARGIN_NANOS = 100_000_000;

  private Intervals() {}

  /**
   * How long a master that replaces a live one may serve before it says so: a moment, but up to an
   * interval if addresses are missing.
   */
  static long leadNanos(SimHost host, String name) {
    RouterSpec router = host.router(name);
    boolean isHindered =
        host.hasUnseenKernelChange()
            || host.ownNanos() - host.lastRefusalNanos() <= ScenarioGenerator.RETRY_NANOS;
    return router == null || !isHindered ? LEAD_NANOS : LEAD_NANOS + advertNanos(router);
  }

  /** How long a master may serve on after another one spoke, if that one claims no address. */
  static long lingerNanos(SimHost host) {
    long addresses = 0;
    for (RouterSpec router : host.configuration().routers()) {
      addresses += Virtual.addresses(router).size();
    }
    return LINGER_NANOS + addresses * LINGER_PER_ADDRESS_NANOS;
  }

  /** How long a gate of a host may hold a router back from becoming MASTER. */
  static long gateNanos(SimHost host) {
    long longest = 0;
    for (RouterSpec router : host.configuration().routers()) {
      TimedCommandSpec gate = router.gate().beforeMaster();
      longest = gate == null ? longest : Math.max(longest, gate.timeoutNanos());
    }
    return longest;
  }

  /** How long a master that gives way may wait for another one. */
  static long heirNanos(RouterSpec router) {
    return downNanos(router, 1, 0) + HEIR_MARGIN_NANOS;
  }

  /** An interval in centiseconds, in nanoseconds. */
  static long nanos(int intervalCs) {
    return intervalCs * NANOS_PER_CENTISECOND;
  }

  /** The advertisement interval of a router. */
  static long advertNanos(RouterSpec router) {
    return nanos(router.advertIntervalCs());
  }

  /**
   * The master down interval.
   *
   * @param master the router whose interval counts
   * @param priority of the backup
   * @param adverts how many adverts may be missing; 0 leaves the skew time
   */
  static long downNanos(RouterSpec master, int priority, int adverts) {
    long interval = advertNanos(master);
    long skewed = master.version() == Vrrp.VERSION_2 ? NANOS_PER_SECOND : interval;
    return adverts * interval + skewed * (PRIORITY_RANGE - priority) / PRIORITY_RANGE;
  }
}
