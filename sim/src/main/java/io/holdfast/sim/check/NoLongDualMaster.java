package io.holdfast.sim.check;

import io.holdfast.core.State;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import java.util.HashMap;
import java.util.Map;

/**
 * Two hosts that hear each other are not both master for longer than it takes the better one to say
 * so once, which is its advertisement interval, with the moment that one serves before and the
 * other after that; each of them may have its turn of serving on. Judged while nothing was done to
 * the world for as long.
 */
public final class NoLongDualMaster implements Observer {
  private static final long SLACK_NANOS = 5_000_000;

  private final World world;
  private final Map<Pair, Long> sinceNanos = new HashMap<>();

  /** Judges a world. */
  public NoLongDualMaster(World world) {
    this.world = world;
  }

  @Override
  public void ended(SimHost host, Ending ending) {
    sinceNanos.keySet().removeIf(pair -> pair.one == host || pair.other == host);
  }

  @Override
  public void turned(SimHost host) {
    for (RouterSpec router : host.configuration().routers()) {
      if (sinceNanos.isEmpty() && host.state(router.name()) != State.MASTER) {
        continue;
      }
      for (SimHost other : world.hosts()) {
        if (other != host) {
          judge(pair(router.name(), host, other), router);
        }
      }
    }
  }

  private void judge(Pair pair, RouterSpec router) {
    RouterSpec one = pair.one.router(pair.router);
    RouterSpec other = pair.other.router(pair.router);
    boolean isDeaf =
        one != null && other != null && !(Virtual.counts(one, other) && Virtual.counts(other, one));
    if (isDeaf || !isMaster(pair.one, pair.router) || !isMaster(pair.other, pair.router)) {
      sinceNanos.remove(pair);
      return;
    }
    String segment = router.interfaceName();
    boolean audible =
        world.network().isCalm(segment) && world.network().connects(segment, pair.one, pair.other);
    long now = world.clock().nowNanos();
    long since = sinceNanos.computeIfAbsent(pair, first -> now);
    long together = now - Math.max(since, world.disturbedNanos());
    if (audible && together > longestNanos(pair) + SLACK_NANOS) {
      world.fail(
          this,
          pair.one,
          pair.router
              + " is MASTER there and on "
              + pair.other.name()
              + " for "
              + together
              + " ns, though they hear each other");
    }
  }

  private static long longestNanos(Pair pair) {
    return Math.max(intervalNanos(pair.one, pair.router), intervalNanos(pair.other, pair.router))
        + Math.max(
            Intervals.leadNanos(pair.one, pair.router),
            Intervals.leadNanos(pair.other, pair.router))
        + Intervals.lingerNanos(pair.one)
        + Intervals.lingerNanos(pair.other);
  }

  private static long intervalNanos(SimHost host, String name) {
    RouterSpec router = host.router(name);
    return router == null ? 0 : Intervals.advertNanos(router);
  }

  private static boolean isMaster(SimHost host, String router) {
    return host.isRunning()
        && !host.isPaused()
        && !host.isStopping()
        && host.router(router) != null
        && host.state(router) == State.MASTER;
  }

  private static Pair pair(String router, SimHost one, SimHost other) {
    return one.index() < other.index()
        ? new Pair(router, one, other)
        : new Pair(router, other, one);
  }

  private record Pair(String router, SimHost one, SimHost other) {}
}
