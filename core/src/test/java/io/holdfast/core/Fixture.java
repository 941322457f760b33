package io.holdfast.core;

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
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An engine with many virtual routers on one interface, index 2, with 10.0.0.1/16 and fe80::1/64.
 */
final class Fixture {
  static final int LINK = 2;

  final Engine engine = new Engine();
  final Effects effects = new Effects();

  /** The orders of the start. */
  final List<Effect> first = new ArrayList<>();

  Fixture(List<RouterSpec> routers) {
    engine.apply(
        new Input.LinkChanged(
            new LinkState(LINK, "eth0", true, true, true, true, false, 1500, new MacAddress(2))),
        0,
        effects);
    addAddress("10.0.0.1/16");
    addAddress("fe80::1/64");
    engine.apply(
        new Input.Configure(new Configuration(GlobalSpec.DEFAULT, routers, List.of())), 0, effects);
    openSockets();
    for (int index = 0; index < effects.size(); index++) {
      first.add(effects.get(index));
    }
    effects.clear();
  }

  static List<RouterSpec> routers(int count, int version, int priority) {
    List<RouterSpec> routers = new ArrayList<>();
    for (int vrid = 1; vrid <= count; vrid++) {
      routers.add(router(vrid, version, priority, "10.0.1." + vrid + "/16"));
    }
    return routers;
  }

  static RouterSpec router(int vrid, int version, int priority, String address) {
    Prefix prefix = Objects.requireNonNull(Prefix.parse(address));
    Family family = prefix.address().family();
    return new RouterSpec(
        "VI_" + vrid,
        family,
        version,
        vrid,
        "eth0",
        priority == 255 ? WantedState.MASTER : WantedState.BACKUP,
        priority,
        100,
        3,
        new TransportSpec.Multicast(null, Vrrp.group(family)),
        new AuthSpec.None(),
        new PreemptSpec(true, 0),
        new AnnounceSpec(0, 1, 0, 1, 0, 0),
        new AdvertRules(true, false, false, false, false),
        List.of(new AddressSpec(prefix, "eth0", 0, null, null)),
        List.of(),
        List.of(),
        NotifySpec.NONE,
        GateSpec.NONE);
  }

  static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text));
  }

  private void addAddress(String prefix) {
    engine.apply(
        new Input.AddressAdded(LINK, Objects.requireNonNull(Prefix.parse(prefix)), true),
        0,
        effects);
  }

  private void openSockets() {
    List<Integer> ids = new ArrayList<>();
    for (int index = 0; index < effects.size(); index++) {
      if (effects.get(index) instanceof Effect.OpenSocket open) {
        ids.add(open.socketId());
      }
    }
    for (int id : ids) {
      engine.apply(new Input.SocketOpened(id), 0, effects);
    }
  }
}
