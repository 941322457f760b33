package io.holdfast.daemon.doctor.exam;

import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.daemon.doctor.firewall.Packet;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.LinkView;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The adverts that a router sends and waits for, as the packet filter sees them. Stateless. */
final class Adverts {
  private Adverts() {}

  static List<Packet> of(RouterSpec router, HostView host) {
    Prefix own = own(router, host);
    String name = router.interfaceName();
    IpAddress address = own == null ? null : own.address();
    Prefix self = address == null ? null : Prefix.host(address);
    return switch (router.transport()) {
      case TransportSpec.Multicast(var source, IpAddress group) ->
          List.of(
              new Packet(Packet.Direction.IN, Packet.VRRP, name, own, group),
              new Packet(Packet.Direction.OUT, Packet.VRRP, name, self, group));
      case TransportSpec.Unicast unicast -> {
        List<Packet> packets = new ArrayList<>();
        for (PeerSpec peer : unicast.peers()) {
          Prefix there = Prefix.host(peer.address());
          packets.add(new Packet(Packet.Direction.IN, Packet.VRRP, name, there, address));
          packets.add(new Packet(Packet.Direction.OUT, Packet.VRRP, name, self, peer.address()));
        }
        yield packets;
      }
    };
  }

  /** The address that adverts come from, with its subnet, where the others are, too. */
  private static @Nullable Prefix own(RouterSpec router, HostView host) {
    IpAddress source = router.transport().source();
    LinkView link = source == null ? host.link(router.interfaceName()) : host.holder(source);
    List<Prefix> held = link == null ? List.of() : link.addressesOf(router.family());
    for (Prefix prefix : held) {
      if (source == null || prefix.address().equals(source)) {
        return prefix;
      }
    }
    return source == null ? null : Prefix.host(source);
  }
}
