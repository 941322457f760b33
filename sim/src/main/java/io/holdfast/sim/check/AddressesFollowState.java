package io.holdfast.sim.check;

import io.holdfast.core.Effect;
import io.holdfast.core.LogEvent;
import io.holdfast.core.State;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.scenario.ScenarioGenerator;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import io.holdfast.wire.ip.Prefix;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * After every turn a master holds all its addresses, any other state none, and no address of an
 * earlier configuration is left. Excused: what the kernel did by itself and the daemon has not read
 * yet, what it refused a moment ago, a virtual interface that somebody removed a moment ago, and
 * for a bounded time what a master that a reload took away serves until another host does. A master
 * that has just heard a better one does not take back what it lost, nor does one that says it stops
 * when another host serves, each for the time that giving way may take. A daemon that stops may
 * hand over as it likes.
 */
public final class AddressesFollowState implements Observer {
  /**
   * One address is put back at most once in a quarter of a second, or two fools would fight over
   * it.
   */
  private static final long REPAIR_GAP_NANOS = 251_000_000;

  private static final int LINK_LOCAL = 0xfe80;

  private final World world;
  private final Map<Added, Long> addedNanos = new HashMap<>();
  private final Map<SimHost, Set<AddressSpec>> known = new HashMap<>();
  private final Map<SimHost, Set<AddressSpec>> statics = new HashMap<>();
  private final Map<SimHost, Set<String>> made = new HashMap<>();
  private final Map<SimHost, List<RouterSpec>> before = new HashMap<>();
  private final Map<Role, Long> yieldingUntilNanos = new HashMap<>();
  private final Map<Role, Long> leavingUntilNanos = new HashMap<>();
  private final Map<Role, Long> linkLostNanos = new HashMap<>();
  private final Map<Added, Long> departingUntilNanos = new HashMap<>();

  /** Judges a world. */
  public AddressesFollowState(World world) {
    this.world = world;
  }

  @Override
  public void started(SimHost host) {
    known.remove(host);
    yieldingUntilNanos.keySet().removeIf(role -> role.host == host);
    leavingUntilNanos.keySet().removeIf(role -> role.host == host);
    linkLostNanos.keySet().removeIf(role -> role.host == host);
    before.remove(host);
    departingUntilNanos.keySet().removeIf(departing -> departing.host == host);
  }

  @Override
  public void configuring(SimHost host) {
    Set<AddressSpec> addresses = known.computeIfAbsent(host, none -> new LinkedHashSet<>());
    for (RouterSpec router : host.configuration().routers()) {
      addresses.addAll(Virtual.addresses(router));
      made.computeIfAbsent(host, none -> new HashSet<>()).add(Virtual.madeLink(router));
    }
    statics.computeIfAbsent(host, none -> new HashSet<>()).addAll(Statics.of(host).addresses());
    for (RouterSpec router : before.getOrDefault(host, List.of())) {
      if (host.router(router.name()) == null && host.state(router.name()) == State.MASTER) {
        long until = world.clock().nowNanos() + departureNanos(router, host);
        for (AddressSpec address : Virtual.addresses(router)) {
          departingUntilNanos.merge(new Added(host, address.prefix()), until, Math::max);
        }
      }
    }
    before.put(host, host.configuration().routers());
  }

  /** It waits for an heir, and once more if that one stops, too. */
  private static long departureNanos(RouterSpec router, SimHost host) {
    return 2 * (Intervals.heirNanos(router) + Intervals.lingerNanos(host));
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    if (effect instanceof Effect.AddAddress add) {
      addedNanos.put(new Added(host, add.address().prefix()), world.clock().nowNanos());
      boolean isExpected =
          known.getOrDefault(host, Set.of()).contains(add.address())
              || statics.getOrDefault(host, Set.of()).contains(add.address())
              || isOfMadeLink(host, add.address());
      if (!isExpected) {
        world.fail(this, host, "adds an address that was never configured: " + add.address());
      }
    } else if (effect instanceof Effect.Log log && isYielding(log.event())) {
      for (RouterSpec router : host.configuration().routers()) {
        if (log.text().startsWith("(" + router.name() + ")")) {
          giveWay(yieldingUntilNanos, new Role(host, router.name()), Intervals.lingerNanos(host));
        }
      }
    } else if (effect instanceof Effect.SendAdvert advert
        && advert.message().advertisement().priority() == 0) {
      for (RouterSpec router : host.configuration().routers()) {
        if (router.vrid() == advert.message().advertisement().vrid()) {
          giveWay(leavingUntilNanos, new Role(host, router.name()), departureNanos(router, host));
        }
      }
    }
  }

  private static boolean isYielding(LogEvent event) {
    return event == LogEvent.HIGHER_PRIORITY
        || event == LogEvent.HIGHER_ADDRESS
        || event == LogEvent.HEIR_HEARD;
  }

  private void giveWay(Map<Role, Long> untilNanos, Role role, long nanos) {
    untilNanos.merge(role, world.clock().nowNanos() + nanos, Math::max);
  }

  /** The link-local address from which adverts leave. */
  private boolean isOfMadeLink(SimHost host, AddressSpec address) {
    boolean isOfIpvlan =
        host.configuration().routers().stream()
            .anyMatch(router -> address.prefix().equals(Virtual.ownOfIpvlan(router)));
    return made.getOrDefault(host, Set.of()).contains(address.interfaceName())
        && (isOfIpvlan || address.address().high() >>> 48 == LINK_LOCAL);
  }

  @Override
  public void turned(SimHost host) {
    if (host.wasEventful()) {
      judge(host);
    }
  }

  @Override
  public void quiet(World quietWorld, Moment moment) {
    for (SimHost host : quietWorld.hosts()) {
      if (host.isRunning()) {
        judge(host);
      }
    }
  }

  private void judge(SimHost host) {
    if (host.isStopping() || host.hasUnseenKernelChange()) {
      return;
    }
    Set<AddressSpec> wanted = new LinkedHashSet<>();
    for (RouterSpec router : host.configuration().routers()) {
      if (host.state(router.name()) == State.MASTER) {
        wanted.addAll(Virtual.addresses(router));
        judgeMaster(host, router);
      }
    }
    for (AddressSpec address : known.getOrDefault(host, Set.of())) {
      boolean isHeld = host.kernel().holds(address.interfaceName(), address.prefix());
      if (isHeld && !wanted.contains(address) && !isDeparting(host, address)) {
        world.fail(this, host, "holds " + address.prefix() + " without being its master");
      }
    }
  }

  private boolean isDeparting(SimHost host, AddressSpec address) {
    Long until = departingUntilNanos.get(new Added(host, address.prefix()));
    long resumed = host.lastResumeNanos() + 2 * Intervals.lingerNanos(host);
    return until != null && world.clock().nowNanos() <= Math.max(until, resumed);
  }

  private void judgeMaster(SimHost host, RouterSpec router) {
    long now = world.clock().nowNanos();
    if (now - host.kernel().lastRefusalNanos() <= ScenarioGenerator.RETRY_NANOS
        || isLinkLost(host, router)) {
      return;
    }
    for (Prefix missing : Virtual.missing(host, router)) {
      long added = addedNanos.getOrDefault(new Added(host, missing), now - 2 * REPAIR_GAP_NANOS);
      if (now - added > REPAIR_GAP_NANOS && !givesWay(host, router, missing)) {
        world.fail(this, host, router.name() + " is MASTER without " + missing);
      }
    }
  }

  /** What is made again in place costs no state, and takes a turn of the loop or a retry. */
  private boolean isLinkLost(SimHost host, RouterSpec router) {
    Role role = new Role(host, router.name());
    String made = Virtual.madeLink(router);
    if (made.isEmpty() || host.kernel().isUp(made)) {
      linkLostNanos.remove(role);
      return false;
    }
    long now = world.clock().nowNanos();
    return now - linkLostNanos.computeIfAbsent(role, first -> now) <= ScenarioGenerator.RETRY_NANOS;
  }

  private boolean givesWay(SimHost host, RouterSpec router, Prefix address) {
    long now = world.clock().nowNanos();
    Role role = new Role(host, router.name());
    return now <= yieldingUntilNanos.getOrDefault(role, Long.MIN_VALUE)
        || (now <= leavingUntilNanos.getOrDefault(role, Long.MIN_VALUE)
            && isServedElsewhere(host, router, address));
  }

  private boolean isServedElsewhere(SimHost host, RouterSpec router, Prefix address) {
    for (SimHost other : world.hosts()) {
      boolean holds = Virtual.held(other, router).contains(address);
      boolean isMaster = other.state(router.name()) == State.MASTER;
      if (other != host && other.isRunning() && (holds || isMaster)) {
        return true;
      }
    }
    return false;
  }

  private record Added(SimHost host, Prefix prefix) {}

  private record Role(SimHost host, String router) {}
}
