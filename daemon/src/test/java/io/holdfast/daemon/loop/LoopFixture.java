package io.holdfast.daemon.loop;

import io.holdfast.core.AdvertMessage;
import io.holdfast.core.Effect;
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
import io.holdfast.wire.vrrp.ChecksumRule;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.List;

/** The small world of the loop's tests: eth0, 192.0.2.1, and the virtual address 192.0.2.9. */
final class LoopFixture {
  static final int IF_INDEX = 7;
  static final IpAddress OURS = IpAddress.parse("192.0.2.1");
  static final IpAddress VIRTUAL = IpAddress.parse("192.0.2.9");
  static final AddressSpec ADDRESS = new AddressSpec(Prefix.host(VIRTUAL), "eth0", 0, null, null);
  static final LinkState LINK =
      new LinkState(IF_INDEX, "eth0", true, true, true, true, false, 1500, new MacAddress(2));

  private LoopFixture() {}

  static Configuration configuration(int priority) {
    RouterSpec router =
        new RouterSpec(
            "VI_1",
            Family.IPV4,
            3,
            1,
            "eth0",
            priority == RouterSpec.OWNER_PRIORITY ? WantedState.MASTER : WantedState.BACKUP,
            priority,
            100,
            3,
            new TransportSpec.Multicast(null, Vrrp.group(Family.IPV4)),
            new AuthSpec.None(),
            new PreemptSpec(true, 0),
            new AnnounceSpec(0, 1, 0, 1, 0, 0),
            new AdvertRules(true, false, false, false, false),
            List.of(ADDRESS),
            List.of(),
            List.of(),
            NotifySpec.NONE,
            GateSpec.NONE);
    return new Configuration(GlobalSpec.DEFAULT, List.of(router), List.of());
  }

  static AdvertMessage message(int priority, String... destinations) {
    Advertisement advert =
        new Advertisement(3, 1, priority, 100, Family.IPV4, List.of(VIRTUAL), AuthData.NONE);
    List<IpAddress> peers = List.of(destinations).stream().map(IpAddress::parse).toList();
    return new AdvertMessage(advert, OURS, peers, 255, ChecksumRule.V3_PSEUDO_HEADER);
  }

  static Effect.AddAddress add(String address) {
    return new Effect.AddAddress(1, IF_INDEX, spec(address));
  }

  static Effect.RemoveAddress remove(String address) {
    return new Effect.RemoveAddress(1, IF_INDEX, spec(address));
  }

  static Effect.Announce announce(String address) {
    return new Effect.Announce(
        IF_INDEX, "eth0", new MacAddress(2), IpAddress.parse(address), false);
  }

  private static AddressSpec spec(String address) {
    return new AddressSpec(Prefix.host(IpAddress.parse(address)), "eth0", 0, null, null);
  }
}
