package io.holdfast.sim.check;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.LogEvent;
import io.holdfast.core.State;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A master that hears another station claim an address it holds announces it again: after a second
 * at first, later after up to as long as the claims have gone on. It names nobody that it has not
 * heard, and never itself. Excused: who is about to leave.
 */
public final class ClaimsAreAnswered implements Observer {
  private static final long SETTLE_NANOS = 1_000_000_000;

  private final World world;
  private final Map<Server, Long> firstNanos = new HashMap<>();
  private final Map<Claimed, Long> dueNanos = new HashMap<>();
  private final Map<SimHost, Set<String>> heard = new HashMap<>();

  /** Judges a world. */
  public ClaimsAreAnswered(World world) {
    this.world = world;
  }

  @Override
  public void ended(SimHost host, Ending ending) {
    firstNanos.keySet().removeIf(key -> key.host == host);
    dueNanos.keySet().removeIf(key -> key.host == host);
  }

  @Override
  public void claimed(SimHost host, Input.ClaimHeard claim) {
    if (isOwn(host, claim.mac())) {
      return;
    }
    heard.computeIfAbsent(host, none -> new HashSet<>()).add(claim.mac().toString());
    String server = server(host, claim.address());
    if (!server.isEmpty() && host.kernel().holds(claim.ifIndex(), claim.address())) {
      long now = world.clock().nowNanos();
      long since = now - firstNanos.computeIfAbsent(new Server(host, server), first -> now);
      dueNanos.putIfAbsent(
          new Claimed(host, claim.address()),
          now + since + SETTLE_NANOS + Intervals.lingerNanos(host));
    }
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    if (effect instanceof Effect.Announce announce) {
      dueNanos.remove(new Claimed(host, announce.address()));
    } else if (effect instanceof Effect.Log log && log.event() == LogEvent.FOREIGN_CLAIM) {
      String text = log.text();
      if (heard.getOrDefault(host, Set.of()).stream().noneMatch(text::contains)) {
        world.fail(this, host, "tells of a station that nobody has heard: " + text);
      }
    }
  }

  @Override
  public void turned(SimHost host) {
    if (firstNanos.isEmpty()) {
      return;
    }
    long now = world.clock().nowNanos();
    firstNanos.keySet().removeIf(key -> key.host == host && host.state(key.router) != State.MASTER);
    dueNanos.keySet().removeIf(key -> key.host == host && server(host, key.address).isEmpty());
    for (Map.Entry<Claimed, Long> due : dueNanos.entrySet()) {
      SimHost claimed = due.getKey().host;
      long resumed = claimed.lastResumeNanos() + SETTLE_NANOS;
      if (!claimed.isPaused() && now > Math.max(due.getValue(), resumed)) {
        world.fail(this, claimed, "does not answer a claim of " + due.getKey().address);
      }
    }
  }

  /** The name of the master there that has an address; empty for none. */
  private static String server(SimHost host, IpAddress address) {
    for (RouterSpec router : host.configuration().routers()) {
      boolean isOurs =
          Virtual.addresses(router).stream().anyMatch(line -> line.address().equals(address));
      boolean isLeaving = host.isStopping() || host.isInMaintenance();
      if (isOurs && host.state(router.name()) == State.MASTER && !isLeaving) {
        return router.name();
      }
    }
    return "";
  }

  private static boolean isOwn(SimHost host, MacAddress mac) {
    boolean isOfLink =
        host.plan().links().stream()
            .anyMatch(link -> link.mac().equals(mac) && host.kernel().exists(link.name()));
    return isOfLink
        || host.configuration().routers().stream()
            .filter(router -> host.kernel().made().macvlans().contains(Virtual.madeLink(router)))
            .anyMatch(router -> Vrrp.virtualMac(router.family(), router.vrid()).equals(mac));
  }

  private record Server(SimHost host, String router) {}

  private record Claimed(SimHost host, IpAddress address) {}
}
