package io.holdfast.sim.check;

import io.holdfast.core.Effect;
import io.holdfast.core.FirewallState;
import io.holdfast.core.State;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.Refused;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import io.holdfast.wire.ip.IpAddress;
import java.util.HashSet;
import java.util.Set;

/**
 * Packets to an address that a master holds and does not accept are dropped from before it appears,
 * and in the calm no others are; a daemon that says it has stopped has left no rule. Excused: what
 * the packet filter refused and has not been asked again for, and an interface that is gone.
 */
public final class FirewallGuards implements Observer {
  /** How long it may take until a refused change is tried again. */
  private static final long RETRY_NANOS = 10_500_000_000L;

  private final World world;

  /** Judges a world. */
  public FirewallGuards(World world) {
    this.world = world;
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    if (effect instanceof Effect.AddAddress add && !isExcused(host)) {
      IpAddress address = add.address().address();
      if (isRefusedBySpec(host, address) && !guarded(host).contains(address)) {
        world.fail(this, host, "adds " + address + " before packets to it are dropped");
      }
    }
  }

  @Override
  public void quiet(World quietWorld, Moment moment) {
    for (SimHost host : quietWorld.hosts()) {
      if (host.isRunning() && !host.isStopping() && !isExcused(host)) {
        Set<IpAddress> held = heldAndRefused(host);
        if (!held.equals(guarded(host))) {
          world.fail(this, host, "drops packets to " + guarded(host) + ", not to " + held);
        }
        judgeVirtualLinks(host);
      }
    }
  }

  @Override
  public void ended(SimHost host, Ending ending) {
    boolean isEmpty = host.kernel().firewall().parts().isEmpty();
    if (ending == Ending.STOPPED && !isEmpty && !isExcused(host)) {
      world.fail(this, host, "stopped and left " + host.kernel().firewall());
    }
  }

  private void judgeVirtualLinks(SimHost host) {
    Set<String> guarded = new HashSet<>();
    for (FirewallState.VirtualLink link : host.kernel().firewall().virtualLinks()) {
      guarded.add(host.kernel().nameOf(link.ifIndex()));
    }
    if (!guarded.equals(new HashSet<>(host.kernel().made().macvlans()))) {
      world.fail(
          this, host, "keeps reports from " + guarded + ", not " + host.kernel().made().macvlans());
    }
  }

  private boolean isExcused(SimHost host) {
    long refused = host.kernel().refusals().lastNanos(Refused.FIREWALL);
    return world.clock().nowNanos() - refused <= RETRY_NANOS;
  }

  private static Set<IpAddress> guarded(SimHost host) {
    Set<IpAddress> addresses = new HashSet<>();
    host.kernel().firewall().refused().forEach(refused -> addresses.add(refused.address()));
    return addresses;
  }

  private static Set<IpAddress> heldAndRefused(SimHost host) {
    Set<IpAddress> addresses = new HashSet<>();
    for (RouterSpec router : host.configuration().routers()) {
      if (refuses(router) && host.state(router.name()) == State.MASTER) {
        Virtual.addresses(router).forEach(address -> addresses.add(address.address()));
      }
    }
    return addresses;
  }

  private static boolean isRefusedBySpec(SimHost host, IpAddress address) {
    for (RouterSpec router : host.configuration().routers()) {
      for (AddressSpec line : refuses(router) ? Virtual.addresses(router) : Set.<AddressSpec>of()) {
        if (line.address().equals(address)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean refuses(RouterSpec router) {
    return !router.host().link().accepts();
  }
}
