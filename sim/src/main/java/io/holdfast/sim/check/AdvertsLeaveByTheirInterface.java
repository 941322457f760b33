package io.holdfast.sim.check;

import io.holdfast.core.Effect;
import io.holdfast.core.SocketSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import io.holdfast.wire.vrrp.Advertisement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adverts of a virtual MAC leave by it, so that switches learn where it is, unless {@code
 * vmac_xmit_base} sends them by the interface below; those of an ipvlan leave by that; all others
 * by the interface of the virtual router. Multicast only: by unicast the routes decide. Excused: a
 * router that a reload has just changed or removed.
 */
public final class AdvertsLeaveByTheirInterface implements Observer {
  private final World world;
  private final Map<SimHost, Map<Integer, SocketSpec>> sockets = new HashMap<>();

  /** Judges a world. */
  public AdvertsLeaveByTheirInterface(World world) {
    this.world = world;
  }

  @Override
  public void ended(SimHost host, Ending ending) {
    sockets.remove(host);
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    switch (effect) {
      case Effect.OpenSocket(int id, SocketSpec socket) ->
          sockets.computeIfAbsent(host, anew -> new HashMap<>()).put(id, socket);
      case Effect.SendAdvert(int routerId, int socketId, var message) ->
          judge(host, sockets.getOrDefault(host, Map.of()).get(socketId), message.advertisement());
      default -> {
        // sends no advert
      }
    }
  }

  private void judge(SimHost host, @Nullable SocketSpec socket, Advertisement advert) {
    if (socket == null || socket.group() == null) {
      return;
    }
    for (RouterSpec router : host.configuration().routers()) {
      boolean isSender = router.vrid() == advert.vrid() && router.family() == advert.family();

      if (isSender && !Virtual.exit(router).equals(socket.interfaceName())) {
        world.fail(
            this,
            host,
            router.name()
                + " advertises on "
                + socket.interfaceName()
                + ", not on "
                + Virtual.exit(router));
      }
    }
  }
}
