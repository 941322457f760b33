package io.holdfast.sim.check;

import io.holdfast.core.Effect;
import io.holdfast.core.LogEvent;
import io.holdfast.core.State;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import io.holdfast.wire.vrrp.Advertisement;
import java.util.HashMap;
import java.util.Map;

/**
 * A master advertises when it becomes one, a moment later where it replaces a live one, and then
 * never later than one interval after the last time, not counting what the host stood still. One
 * that gives way is silent while it waits for another, and goes on only if none comes.
 */
public final class AdvertsKeepTime implements Observer {
  /** A turn begins up to 0.1 ms after it is due, and a stalled one after its queue. */
  private static final long SLACK_NANOS = 500_000;

  private final World world;
  private final Map<Key, Spoken> last = new HashMap<>();
  private final Map<Key, Long> dumbSinceNanos = new HashMap<>();

  /** Judges a world. */
  public AdvertsKeepTime(World world) {
    this.world = world;
  }

  @Override
  public void started(SimHost host) {
    last.keySet().removeIf(key -> key.host == host);
    dumbSinceNanos.keySet().removeIf(key -> key.host == host);
  }

  @Override
  public void configuring(SimHost host) {
    last.keySet().removeIf(key -> key.host == host && host.router(key.router) == null);
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    if (effect instanceof Effect.SendAdvert advert) {
      for (RouterSpec router : host.configuration().routers()) {
        if (isOf(advert.message().advertisement(), router)) {
          spoken(host, router, advert.message().advertisement());
        }
      }
    } else if (effect instanceof Effect.Log log && isYielding(log)) {
      for (RouterSpec router : host.configuration().routers()) {
        if (log.text().startsWith("(" + router.name() + ")")) {
          yields(host, router.name());
        }
      }
    }
  }

  @Override
  public void turned(SimHost host) {
    for (RouterSpec router : host.configuration().routers()) {
      Key key = new Key(host, router.name());
      if (host.state(router.name()) != State.MASTER) {
        last.remove(key);
        dumbSinceNanos.remove(key);
      } else if (!last.containsKey(key)) {
        judgeDumb(host, key);
      }
    }
  }

  @Override
  public void quiet(World quietWorld, Moment moment) {
    for (SimHost host : quietWorld.hosts()) {
      for (RouterSpec router : host.configuration().routers()) {
        Spoken spoken = last.get(new Key(host, router.name()));
        if (host.isRunning() && host.state(router.name()) == State.MASTER && spoken != null) {
          judge(host, router, spoken);
        }
      }
    }
  }

  private void judgeDumb(SimHost host, Key key) {
    long now = world.clock().nowNanos() - host.pausedNanos();
    long since = dumbSinceNanos.computeIfAbsent(key, first -> now);
    if (now - since > Intervals.leadNanos(host, key.router) + SLACK_NANOS) {
      world.fail(this, host, key.router + " became MASTER and did not say so");
    }
  }

  /** Who yields serves on for a moment, and speaks again if the other says that it stops. */
  private void yields(SimHost host, String router) {
    Spoken before = last.get(new Key(host, router));
    long linger = Intervals.lingerNanos(host);
    last.put(
        new Key(host, router),
        before == null
            ? new Spoken(world.clock().nowNanos(), host.pausedNanos(), 0, linger)
            : before.excused(linger));
  }

  private static boolean isYielding(Effect.Log log) {
    return log.event() == LogEvent.HIGHER_PRIORITY || log.event() == LogEvent.HIGHER_ADDRESS;
  }

  /**
   * A master that yields or stops speaks one last time, with priority 0: that one may come at any
   * time.
   */
  private void spoken(SimHost host, RouterSpec router, Advertisement advert) {
    Key key = new Key(host, router.name());
    Spoken before = last.get(key);
    if (before != null && advert.priority() != 0) {
      judge(host, router, before);
    }
    dumbSinceNanos.remove(key);
    long wait =
        advert.priority() == 0 ? Intervals.heirNanos(router) + Intervals.lingerNanos(host) : 0;
    last.put(
        key, new Spoken(world.clock().nowNanos(), host.pausedNanos(), advert.intervalCs(), wait));
  }

  private void judge(SimHost host, RouterSpec router, Spoken before) {
    long gap = world.clock().nowNanos() - before.atNanos;
    long stall = host.pausedNanos() - before.pausedNanos;
    long interval = Intervals.nanos(before.intervalCs);
    if (gap - stall > interval + before.waitNanos + SLACK_NANOS) {
      world.fail(
          this,
          host,
          router.name() + " was silent for " + gap + " ns, its interval is " + interval + " ns");
    }
  }

  /** No two virtual routers of a scenario share a number and a family. */
  private static boolean isOf(Advertisement advert, RouterSpec router) {
    return advert.vrid() == router.vrid() && advert.family() == router.family();
  }

  private record Key(SimHost host, String router) {}

  /**
   * The last advert.
   *
   * @param waitNanos how much longer than that it may be silent
   */
  private record Spoken(long atNanos, long pausedNanos, int intervalCs, long waitNanos) {
    Spoken excused(long nanos) {
      return new Spoken(atNanos, pausedNanos, intervalCs, waitNanos + nanos);
    }
  }
}
