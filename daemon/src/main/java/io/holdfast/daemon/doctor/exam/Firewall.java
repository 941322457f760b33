package io.holdfast.daemon.doctor.exam;

import io.holdfast.config.check.Place;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import io.holdfast.daemon.doctor.firewall.Chain;
import io.holdfast.daemon.doctor.firewall.Packet;
import io.holdfast.daemon.doctor.firewall.Passage;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.Subject;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the packet filter lets adverts in and out. */
final class Firewall implements Examination {
  @Override
  public List<Finding> examine(Subject subject, HostView host) {
    List<Finding> findings = new ArrayList<>();
    for (RouterSpec router : subject.routers()) {
      Place place = subject.place(router, "unicast_peer", "interface");
      for (Packet packet : Adverts.of(router, host)) {
        Passage passage = host.rules().pass(packet);
        Chain chain = passage.chain();
        if (chain != null) {
          findings.add(dropped(place, packet, passage, chain));
        }
      }
    }
    return findings;
  }

  private static Finding dropped(Place place, Packet packet, Passage passage, Chain chain) {
    String way =
        packet.direction() == Packet.Direction.IN
            ? "from " + network(packet.source())
            : "to " + packet.destination();
    String problem =
        "protocol %d (VRRP) %s on %s is dropped by %s: %s"
            .formatted(
                packet.protocol(),
                way,
                packet.interfaceName().isEmpty() ? "any interface" : packet.interfaceName(),
                chain.title(),
                passage.droppedBy());
    boolean isSure = passage.doubts().isEmpty();
    String doubt = isSure ? "" : ", unless it fits " + String.join(" or ", passage.doubts());
    return Finding.of(
        isSure ? FindingCode.FIREWALL_DROPS : FindingCode.FIREWALL_UNCERTAIN,
        place,
        problem + doubt,
        Map.of("command", chain.accepting(packet.protocol())));
  }

  private static String network(@Nullable Prefix source) {
    if (source == null) {
      return "anywhere";
    }
    boolean isHost = source.length() == source.address().family().bitLength();
    return isHost ? source.address().toString() : source.network() + "/" + source.length();
  }
}
