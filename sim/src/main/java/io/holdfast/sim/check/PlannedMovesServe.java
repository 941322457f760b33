package io.holdfast.sim.check;

import io.holdfast.core.Cause;
import io.holdfast.core.Effect;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A planned stop, a hand-over and the return of a better router leave no time without a server of
 * the addresses: whoever announced an address last, which is where the clients send to, holds it.
 * Judged where the world was settled, another router can take over, and nothing else is done to
 * anybody meanwhile.
 */
public final class PlannedMovesServe implements Observer {
  private final World world;
  private final Map<IpAddress, SimHost> lastAnnouncer = new HashMap<>();
  private final List<Move> moves = new ArrayList<>();

  /** Judges a world. */
  public PlannedMovesServe(World world) {
    this.world = world;
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    if (effect instanceof Effect.Announce announce) {
      lastAnnouncer.put(announce.address(), host);
    } else if (effect instanceof Effect.SendAdvert advert
        && advert.message().advertisement().priority() == 0
        && (host.isStoppingGently() || host.isInMaintenance())) {
      for (RouterSpec router : host.configuration().routers()) {
        if (router.vrid() == advert.message().advertisement().vrid()
            && router.family() == advert.message().advertisement().family()) {
          begin(host, router);
        }
      }
    } else if (effect instanceof Effect.Publish(Transition change)
        && change.cause().kind() == Cause.Kind.PREEMPTED_LOWER) {
      RouterSpec router = host.router(change.router());
      SimHost before = masterOf(change.router(), host);
      if (router != null && before != null) {
        begin(before, router);
      }
    }
  }

  @Override
  public void ended(SimHost host, Ending ending) {
    moves.removeIf(move -> ending != Ending.STOPPED);
    judge();
  }

  @Override
  public void turned(SimHost host) {
    judge();
  }

  private void begin(SimHost from, RouterSpec router) {
    long now = world.clock().nowNanos();
    boolean wasSettled =
        from.state(router.name()) == State.MASTER
            && world.calmBeforeNanos() > 3 * Intervals.downNanos(router, 1, 3)
            && world.network().isCalm(router.interfaceName())
            && now - from.kernel().lastRefusalNanos() > world.calmBeforeNanos()
            && Virtual.missing(from, router).isEmpty()
            && isFollowed(from, router);
    if (wasSettled && isAlone(from, router) && hasHeir(from, router)) {
      long end = now + Intervals.heirNanos(router) + 2 * Intervals.lingerNanos(from);
      moves.add(new Move(router, from, world.disturbedNanos(), end));
    }
  }

  /** The clients of every address are there, and not with a router that was master meanwhile. */
  private boolean isFollowed(SimHost from, RouterSpec router) {
    for (AddressSpec address : Virtual.addresses(router)) {
      if (lastAnnouncer.getOrDefault(address.address(), from) != from) {
        return false;
      }
    }
    return true;
  }

  /** Nobody else was master, and nobody stands still. */
  private boolean isAlone(SimHost from, RouterSpec router) {
    for (SimHost host : world.hosts()) {
      boolean isOther = host != from && host.state(router.name()) == State.MASTER;
      if (host.isPaused() || (isOther && host.isInMaintenance())) {
        return false;
      }
    }
    return true;
  }

  private boolean hasHeir(SimHost from, RouterSpec router) {
    boolean found = false;
    for (SimHost host : world.hosts()) {
      RouterSpec spec = host.router(router.name());
      if (spec != null && !Virtual.addresses(spec).equals(Virtual.addresses(router))) {
        return false;
      }
      if (spec != null && spec.gate().beforeMaster() != null) {
        return false; // It says that it takes over, and gets ready first.
      }
      if (spec != null && spec.tracks().stream().anyMatch(track -> track.kind() == TrackKind.BFD)) {
        return false; // It may depend on a session with who leaves.
      }
      found |= spec != null && host != from && canTakeOver(host, spec, from, router);
    }
    return found;
  }

  private boolean canTakeOver(SimHost host, RouterSpec spec, SimHost from, RouterSpec router) {
    return host.isRunning()
        && !host.isStopping()
        && !host.isInMaintenance()
        && !host.services().failsScripts()
        && spec.advertIntervalCs() == router.advertIntervalCs()
        && (host.state(spec.name()) == State.BACKUP || host.state(spec.name()) == State.MASTER)
        && world.network().connects(spec.interfaceName(), host, from)
        && world.network().connects(spec.interfaceName(), from, host);
  }

  private @Nullable SimHost masterOf(String router, SimHost except) {
    SimHost found = null;
    for (SimHost host : world.hosts()) {
      if (host != except && host.state(router) == State.MASTER) {
        found = host;
      }
    }
    return found;
  }

  private void judge() {
    long now = world.clock().nowNanos();
    for (int index = moves.size() - 1; index >= 0; index--) {
      Move move = moves.get(index);
      boolean isOver = now > move.endNanos || world.disturbedNanos() != move.disturbedNanos;
      for (SimHost host : world.hosts()) {
        isOver |= host.isPaused() || host.kernel().lastRefusalNanos() > move.disturbedNanos;
      }
      if (isOver) {
        moves.remove(index);
      } else {
        judge(move);
      }
    }
  }

  private void judge(Move move) {
    for (AddressSpec address : Virtual.addresses(move.router)) {
      SimHost server = lastAnnouncer.getOrDefault(address.address(), move.from);
      // What the kernel takes away by itself is put back as soon as that is read.
      if (!server.hasUnseenKernelChange()
          && !server.kernel().holds(address.interfaceName(), address.prefix())) {
        world.fail(
            this,
            server,
            move.router.name()
                + " moves away from "
                + move.from.name()
                + " by plan, and nobody serves "
                + address.prefix());
      }
    }
  }

  private record Move(RouterSpec router, SimHost from, long disturbedNanos, long endNanos) {}
}
