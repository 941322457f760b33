package io.holdfast.sim.check;

import io.holdfast.core.Effect;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * No order names a socket that is not open, and no id is used twice. A failed one may be closed.
 */
public final class SocketsAreOpen implements Observer {
  private final World world;
  private final Map<SimHost, Set<Integer>> used = new HashMap<>();

  /** Judges a world. */
  public SocketsAreOpen(World world) {
    this.world = world;
  }

  @Override
  public void started(SimHost host) {
    used.put(host, new HashSet<>());
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    Set<Integer> ids = used.computeIfAbsent(host, none -> new HashSet<>());
    if (effect instanceof Effect.OpenSocket open && !ids.add(open.socketId())) {
      world.fail(this, host, "opens a socket with an id used before: " + open);
    }
    if (effect instanceof Effect.SendAdvert send && !host.isOpen(send.socketId())) {
      world.fail(this, host, "sends by a socket that is not open: " + send);
    }
    if (effect instanceof Effect.CloseSocket close && !ids.contains(close.socketId())) {
      world.fail(this, host, "closes a socket that was never opened: " + close);
    }
  }
}
