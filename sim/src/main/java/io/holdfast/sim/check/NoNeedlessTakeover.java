package io.holdfast.sim.check;

import io.holdfast.core.Cause;
import io.holdfast.core.Effect;
import io.holdfast.core.LogEvent;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import io.holdfast.wire.vrrp.Advertisement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nobody takes over from a living master that it must not preempt and that it could hear all the
 * time. An address owner may always, and so may who heard the master say that it stops, however
 * late that came. A stall of its own is no reason: the adverts that wait in its sockets prove that
 * the master lives.
 */
public final class NoNeedlessTakeover implements Observer {
  private final World world;
  private final Map<Role, Long> masterSinceNanos = new HashMap<>();

  /** Judges a world. */
  public NoNeedlessTakeover(World world) {
    this.world = world;
  }

  @Override
  public void ended(SimHost host, Ending ending) {
    masterSinceNanos.keySet().removeIf(role -> role.host == host);
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    if (effect instanceof Effect.Publish(Transition change)) {
      Role role = new Role(host, change.router());
      masterSinceNanos.remove(role);
      if (change.to() == State.MASTER) {
        // A member of a group goes with the one that noticed, which is judged.
        if (change.cause().kind() != Cause.Kind.MASTER_STOPPED
            && change.cause().kind() != Cause.Kind.SYNC_GROUP) {
          judge(host, change.router());
        }
        masterSinceNanos.put(role, world.clock().nowNanos());
      }
    } else if (effect instanceof Effect.SendAdvert advert
        && advert.message().advertisement().priority() == 0) {
      // It serves on until another one does, but says nothing any more.
      Advertisement last = advert.message().advertisement();
      masterSinceNanos
          .keySet()
          .removeIf(role -> role.host == host && isOf(last, host.router(role.router)));
    } else if (effect instanceof Effect.Log log
        && (log.event() == LogEvent.HIGHER_PRIORITY || log.event() == LogEvent.HIGHER_ADDRESS)) {
      // It serves on for a moment, but says nothing any more.
      masterSinceNanos
          .keySet()
          .removeIf(role -> role.host == host && log.text().startsWith("(" + role.router + ")"));
    }
  }

  private static boolean isOf(Advertisement advert, @Nullable RouterSpec router) {
    return router != null && router.vrid() == advert.vrid() && router.family() == advert.family();
  }

  private void judge(SimHost host, String name) {
    RouterSpec own = host.router(name);
    if (own == null || mayAlways(own) || host.isStopping()) {
      return;
    }
    for (SimHost master : world.hosts()) {
      RouterSpec theirs = master.router(name);
      boolean mayPreempt =
          own.preempt().enabled()
              && Priorities.effective(world, host, name)
                  > Priorities.effective(world, master, name);
      if (master != host
          && theirs != null
          && !mayPreempt
          && Virtual.counts(theirs, own)
          && wasHeard(host, master, theirs)) {
        world.fail(
            this,
            host,
            name + " becomes MASTER although " + master.name() + " is and was heard all the time");
      }
    }
  }

  /** An owner may, and one whose priority a script is just changing is left alone. */
  private static boolean mayAlways(RouterSpec router) {
    return router.priority() == RouterSpec.OWNER_PRIORITY || !router.tracks().isEmpty();
  }

  /**
   * Whether the master could say often enough that it lives, and nothing kept it from being heard.
   */
  private boolean wasHeard(SimHost host, SimHost master, RouterSpec spec) {
    long twice = 2 * Intervals.advertNanos(spec);
    long now = world.clock().nowNanos();
    Long since = masterSinceNanos.get(new Role(master, spec.name()));
    return since != null
        && spec.tracks().isEmpty()
        && now - since > twice
        && now - world.disturbedNanos() > twice
        && now - master.lastResumeNanos() > twice
        && !mayLagBehind(spec, now - since)
        && !master.isPaused()
        && !master.isStopping()
        && world.network().isCalm(spec.interfaceName())
        && world.network().connects(spec.interfaceName(), host, master);
  }

  /**
   * Numbers of authentication headers begin at 1 with the daemon, and one in FAULT does not hear
   * how far others have come. Who has heard higher numbers takes such a master for a replay until
   * they have exchanged an advert, see docs/security.md.
   */
  private static boolean mayLagBehind(RouterSpec spec, long masterNanos) {
    return spec.auth() instanceof AuthSpec.Header
        && masterNanos <= 2 * Intervals.downNanos(spec, 1, spec.downTimerAdverts());
  }

  private record Role(SimHost host, String router) {}
}
