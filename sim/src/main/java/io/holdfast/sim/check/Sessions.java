package io.holdfast.sim.check;

import io.holdfast.core.spec.BfdSpec;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import io.holdfast.wire.ip.IpAddress;
import org.jspecify.annotations.Nullable;

/** The BFD sessions that should be up, reckoned apart from the engine. */
final class Sessions {

  private Sessions() {}

  /** Whether both ends run, want each other and hear each other, or one took its leave. */
  static boolean isUp(World world, SimHost host, String name) {
    BfdSpec session = session(host, name);
    if (session == null) {
      return false;
    }
    if (host.hasParted(session)) {
      return true;
    }
    for (SimHost other : world.hosts()) {
      BfdSpec back = session(other, name);
      if (other != host && back != null && session.neighbor().equals(back.source())) {
        return other.isRunning()
            && !other.isStopping()
            && back.neighbor().equals(session.source())
            && areConnected(world, host, other);
      }
    }
    return false;
  }

  /** Sessions are between the first interfaces, and need the addresses there. */
  private static boolean areConnected(World world, SimHost one, SimHost other) {
    String link = one.plan().links().getFirst().name();
    return world.network().connects(link, one, other) && hasAddress(one) && hasAddress(other);
  }

  private static boolean hasAddress(SimHost host) {
    IpAddress own = host.plan().links().getFirst().own().getFirst().address();
    return host.kernel().holds(host.plan().links().getFirst().name(), own);
  }

  private static @Nullable BfdSpec session(SimHost host, String name) {
    for (BfdSpec session : host.configuration().trackers().bfds()) {
      if (session.name().equals(name)) {
        return session;
      }
    }
    return null;
  }
}
