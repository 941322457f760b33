package io.holdfast.sim.check;

import io.holdfast.core.Effect;
import io.holdfast.core.SocketSpec;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;

/**
 * The number of an interface in an order is that of the interface which the order names, also where
 * another network namespace has one of the same name. Excused: an interface that is just gone.
 */
public final class OrdersNameTheirInterface implements Observer {
  private final World world;

  /** Judges a world. */
  public OrdersNameTheirInterface(World world) {
    this.world = world;
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    switch (effect) {
      case Effect.OpenSocket(int id, SocketSpec socket) ->
          judge(host, socket.ifIndex(), socket.interfaceName(), effect);
      case Effect.AddAddress add ->
          judge(host, add.ifIndex(), add.address().interfaceName(), effect);
      case Effect.RemoveAddress remove ->
          judge(host, remove.ifIndex(), remove.address().interfaceName(), effect);
      case Effect.Announce announce ->
          judge(host, announce.ifIndex(), announce.interfaceName(), effect);
      case Effect.SetLinkUp up -> judge(host, up.ifIndex(), up.interfaceName(), effect);
      default -> {
        // names no interface twice
      }
    }
  }

  private void judge(SimHost host, int ifIndex, String name, Effect effect) {
    String actual = host.kernel().nameOf(ifIndex);
    if (!actual.isEmpty() && !actual.equals(name)) {
      world.fail(this, host, "orders for " + name + " what is for " + actual + ": " + effect);
    }
  }
}
