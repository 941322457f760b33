package io.holdfast.sim.check;

import io.holdfast.core.State;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * In the calm, the hosts that hear each other have one master for each virtual router that any of
 * them can serve, and no other host that may preempt has a higher priority. A host that can serve
 * is not in FAULT, one that cannot is.
 */
public final class OneMasterInEachSegment implements Observer {
  private final World world;

  /** Judges a world. */
  public OneMasterInEachSegment(World world) {
    this.world = world;
  }

  @Override
  public void quiet(World quietWorld, Moment moment) {
    Set<String> names = new TreeSet<>();
    for (SimHost host : quietWorld.hosts()) {
      host.configuration().routers().forEach(router -> names.add(router.name()));
    }
    for (String name : names) {
      judgeRouter(name);
    }
  }

  private void judgeRouter(String name) {
    List<SimHost> left = new ArrayList<>();
    for (SimHost host : world.hosts()) {
      if (host.isRunning() && host.router(name) != null) {
        judgeAvailability(host, name);
        if (canServe(host, name)) {
          left.add(host);
        }
      }
    }
    while (!left.isEmpty()) {
      List<SimHost> segment = segmentOf(left.getFirst(), left, name);
      left.removeAll(segment);
      if (hearEachOther(segment, name)) {
        judgeSegment(segment, name);
      }
    }
  }

  private void judgeAvailability(SimHost host, String name) {
    State state = host.state(name);
    boolean serves = state == State.MASTER || state == State.BACKUP;
    if (serves != canServe(host, name)) {
      world.fail(
          this, host, name + " is " + state + (serves ? ", but it cannot serve" : " for nothing"));
    }
  }

  /** Over VRRPv2 nobody but the owner is heard by those who have another list of addresses. */
  private static boolean hearEachOther(List<SimHost> segment, String name) {
    RouterSpec first = segment.getFirst().router(name);
    for (SimHost host : segment) {
      RouterSpec other = host.router(name);
      if (first != null
          && other != null
          && !(Virtual.counts(first, other) && Virtual.counts(other, first))) {
        return false;
      }
    }
    return true;
  }

  private void judgeSegment(List<SimHost> segment, String name) {
    List<SimHost> masters = new ArrayList<>();
    for (SimHost host : segment) {
      if (host.state(name) == State.MASTER) {
        masters.add(host);
      }
    }
    if (masters.size() != 1) {
      world.fail(
          this,
          null,
          name
              + " has "
              + masters.size()
              + " masters "
              + names(masters)
              + " among "
              + names(segment));
      return;
    }
    int elected = Priorities.effective(world, masters.getFirst(), name);
    for (SimHost host : segment) {
      RouterSpec router = host.router(name);
      boolean preempts = router != null && router.preempt().enabled();
      if (preempts && Priorities.effective(world, host, name) > elected) {
        world.fail(
            this,
            host,
            name
                + " has priority "
                + Priorities.effective(world, host, name)
                + " and leaves it to "
                + masters.getFirst().name()
                + " with "
                + elected);
      }
    }
  }

  private boolean canServe(SimHost host, String name) {
    RouterSpec router = host.router(name);
    return router != null
        && hasSource(host, router)
        && hasInterfaces(host, router)
        && !(router.transport() instanceof TransportSpec.Unicast unicast
            && unicast.peers().isEmpty())
        && !Statics.isFaulted(host, router)
        && !Priorities.isFaulted(world, host, router);
  }

  /** An ipvlan has its own; IPv6 of a virtual MAC has a copy of the address below, which stays. */
  private static boolean hasSource(SimHost host, RouterSpec router) {
    String exit = Virtual.exit(router);
    Prefix own = Virtual.ownOfIpvlan(router);
    if (own != null) {
      return host.kernel().isRunning(exit) && host.kernel().holds(exit, own);
    }
    boolean isCopied = router.family() == Family.IPV6 && !exit.equals(router.interfaceName());
    return host.kernel().isRunning(router.interfaceName())
        && (isCopied || host.kernel().hasOwnAddresses(router.interfaceName()));
  }

  private static boolean hasInterfaces(SimHost host, RouterSpec router) {
    for (AddressSpec address : Virtual.addresses(router)) {
      if (!host.kernel().isRunning(address.interfaceName())) {
        return false;
      }
    }
    for (RoutingItem item : Virtual.routing(router)) {
      if (!item.interfaces().stream().allMatch(host.kernel()::isRunning)) {
        return false;
      }
    }
    return true;
  }

  private List<SimHost> segmentOf(SimHost first, List<SimHost> hosts, String name) {
    RouterSpec router = first.router(name);
    List<SimHost> segment = new ArrayList<>(List.of(first));
    for (SimHost host : hosts) {
      if (host != first
          && router != null
          && world.network().connects(router.interfaceName(), first, host)) {
        segment.add(host);
      }
    }
    return segment;
  }

  private static List<String> names(List<SimHost> hosts) {
    return hosts.stream().map(SimHost::name).toList();
  }
}
