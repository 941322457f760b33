package io.holdfast.sim.check;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.LeaseSpec;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A daemon that is dead or hangs holds no virtual address for longer than the lease in its file.
 * Looked at whenever any other daemon does something.
 */
public final class LeasesEnd implements Observer {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long SLACK_NANOS = 1_000_000;

  private final World world;
  private final Map<SimHost, Set<AddressSpec>> known = new HashMap<>();
  private boolean hasLeases;

  /** Judges a world. */
  public LeasesEnd(World world) {
    this.world = world;
  }

  @Override
  public void configuring(SimHost host) {
    LeaseSpec lease = host.configuration().global().system().lease();
    hasLeases |= lease.kind() == LeaseSpec.Kind.FIXED;
    Set<AddressSpec> addresses = known.computeIfAbsent(host, none -> new LinkedHashSet<>());
    for (RouterSpec router : host.configuration().routers()) {
      addresses.addAll(Virtual.addresses(router));
    }
  }

  @Override
  public void turned(SimHost acting) {
    if (!hasLeases) {
      return;
    }
    for (SimHost host : world.hosts()) {
      LeaseSpec lease = host.configuration().global().system().lease();
      long longest = lease.seconds() * NANOS_PER_SECOND + SLACK_NANOS;
      boolean isLong = world.clock().nowNanos() - longest > host.unattendedSinceNanos();
      if (host != acting && lease.kind() == LeaseSpec.Kind.FIXED && isLong) {
        judge(host);
      }
    }
  }

  private void judge(SimHost host) {
    for (AddressSpec address : known.getOrDefault(host, Set.of())) {
      if (host.kernel().holds(address.interfaceName(), address.prefix())) {
        world.fail(this, host, "holds " + address.prefix() + ", and nobody renews its lease");
      }
    }
  }
}
