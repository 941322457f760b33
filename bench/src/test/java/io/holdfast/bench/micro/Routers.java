package io.holdfast.bench.micro;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Engine;
import io.holdfast.core.Input;
import io.holdfast.core.LinkState;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AdvertRules;
import io.holdfast.core.spec.AnnounceSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** An engine full of virtual routers, and the adverts they hear. */
final class Routers {
  static final IpAddress THEIRS = IpAddress.ipv4(0xc000_0202);

  private static final IpAddress OURS = IpAddress.ipv4(0xc000_0201);
  private static final int FIRST_VIRTUAL = 0x0a00_0000;
  private static final int LINK = 2;
  private static final String NAME = "eth0";
  private static final int INTERVAL_CS = 100;
  private static final int MASTER_PRIORITY = 200;

  private Routers() {}

  /** An engine whose routers are all MASTER (priority 255) or all BACKUP. */
  static Engine engine(int count, int priority, Effects effects) {
    Engine engine = new Engine();
    LinkState link =
        new LinkState(LINK, NAME, true, true, true, true, false, 1500, new MacAddress(2));
    engine.apply(new Input.LinkChanged(link), 0, effects);
    engine.apply(new Input.AddressAdded(LINK, new Prefix(OURS, 24), true), 0, effects);
    List<RouterSpec> routers =
        IntStream.rangeClosed(1, count).mapToObj(vrid -> router(vrid, priority)).toList();
    engine.apply(
        new Input.Configure(new Configuration(GlobalSpec.DEFAULT, routers, List.of())), 0, effects);
    List<Integer> sockets = new ArrayList<>();
    for (int index = 0; index < effects.size(); index++) {
      if (effects.get(index) instanceof Effect.OpenSocket open) {
        sockets.add(open.socketId());
      }
    }
    sockets.forEach(id -> engine.apply(new Input.SocketOpened(id), 0, effects));
    effects.clear();
    return engine;
  }

  /** What the master of a virtual router says. */
  static Advertisement advert(int vrid, int addresses) {
    return new Advertisement(
        Vrrp.VERSION_3,
        vrid,
        MASTER_PRIORITY,
        INTERVAL_CS,
        Family.IPV4,
        IntStream.range(0, addresses).mapToObj(index -> virtual(vrid, index)).toList(),
        AuthData.NONE);
  }

  private static IpAddress virtual(int vrid, int index) {
    return IpAddress.ipv4(FIRST_VIRTUAL + (vrid << Byte.SIZE) + index);
  }

  private static RouterSpec router(int vrid, int priority) {
    AddressSpec address = new AddressSpec(Prefix.host(virtual(vrid, 0)), NAME, 0, null, null);
    return new RouterSpec(
        "VI_" + vrid,
        Family.IPV4,
        Vrrp.VERSION_3,
        vrid,
        NAME,
        WantedState.BACKUP,
        priority,
        INTERVAL_CS,
        3,
        new TransportSpec.Multicast(null, Vrrp.group(Family.IPV4)),
        new AuthSpec.None(),
        new PreemptSpec(true, 0),
        new AnnounceSpec(0, 1, 0, 1, 0, 0),
        new AdvertRules(true, false, false, false, false),
        List.of(address),
        List.of(),
        List.of(),
        NotifySpec.NONE,
        GateSpec.NONE);
  }
}
