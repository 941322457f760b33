package io.holdfast.daemon.doctor.exam;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.LinkView;
import io.holdfast.daemon.doctor.view.Subject;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether each virtual address is in a subnet of its interface. */
final class VirtualAddresses implements Examination {
  @Override
  public List<Finding> examine(Subject subject, HostView host) {
    List<Finding> findings = new ArrayList<>();
    for (RouterSpec router : subject.routers()) {
      for (AddressSpec address : Subject.carried(router)) {
        LinkView link = host.link(address.interfaceName());
        if (link != null) {
          List<Prefix> own = own(subject, link, address);
          if (!own.isEmpty() && own.stream().noneMatch(net -> net.contains(address.address()))) {
            Finding found = outside(subject, router, address, own);
            LinkView other = FileMends.withSubnetOf(host, address.address());
            String mend =
                other == null
                    ? FileMends.intoSubnet(found.place(), address.address(), own.getFirst())
                    : FileMends.onInterface(found.place(), address.address(), other);
            findings.add(found.advising(found.consequence(), mend));
          }
        }
      }
    }
    return findings;
  }

  /** The virtual addresses themselves, present on the master, prove nothing. */
  private static List<Prefix> own(Subject subject, LinkView link, AddressSpec address) {
    return link.addressesOf(address.address().family()).stream()
        .filter(held -> !subject.isVirtual(held.address()))
        .toList();
  }

  private static Finding outside(
      Subject subject, RouterSpec router, AddressSpec address, List<Prefix> own) {
    String nets = String.join(", ", own.stream().map(Prefix::toString).toList());
    return Finding.of(
        FindingCode.VIP_OUTSIDE_SUBNETS,
        subject.place(router, address.address()),
        "%s is in no subnet of %s (%s)".formatted(address.address(), address.interfaceName(), nets),
        Map.of("interface", address.interfaceName()));
  }
}
