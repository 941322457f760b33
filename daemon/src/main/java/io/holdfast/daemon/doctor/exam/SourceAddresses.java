package io.holdfast.daemon.doctor.exam;

import io.holdfast.config.check.Place;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.LinkView;
import io.holdfast.daemon.doctor.view.Subject;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the address that adverts come from is here, and those they go to are not. */
final class SourceAddresses implements Examination {
  @Override
  public List<Finding> examine(Subject subject, HostView host) {
    List<Finding> findings = new ArrayList<>();
    for (RouterSpec router : subject.routers()) {
      IpAddress source = router.transport().source();
      if (source != null && host.holder(source) == null) {
        findings.add(absent(subject, host, router, source));
      }
      if (router.transport() instanceof TransportSpec.Unicast unicast) {
        for (PeerSpec peer : unicast.peers()) {
          LinkView holder = host.holder(peer.address());
          if (holder != null) {
            findings.add(local(subject, router, peer.address(), holder));
          }
        }
      }
    }
    return findings;
  }

  private static Finding absent(
      Subject subject, HostView host, RouterSpec router, IpAddress source) {
    Place place = subject.place(router, "unicast_src_ip", "mcast_src_ip");
    LinkView link = host.link(router.interfaceName());
    int length = source.family().bitLength();
    for (Prefix held : link == null ? List.<Prefix>of() : link.addresses()) {
      length = held.contains(source) ? held.length() : length;
    }
    return Finding.of(
        FindingCode.SOURCE_ADDRESS_ABSENT,
        place,
        source + " is on no interface of this host",
        Map.of(
            "address", source.toString(),
            "length", Integer.toString(length),
            "interface", router.interfaceName().isEmpty() ? "INTERFACE" : router.interfaceName()));
  }

  private static Finding local(
      Subject subject, RouterSpec router, IpAddress peer, LinkView holder) {
    return Finding.of(
        FindingCode.PEER_IS_LOCAL,
        subject.place(router, "unicast_peer"),
        "the peer " + peer + " is an address of " + holder.name() + " on this host",
        Map.of("address", peer.toString(), "file", subject.file()));
  }
}
