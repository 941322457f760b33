package io.holdfast.daemon.doctor.exam;

import io.holdfast.config.check.Place;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.LinkView;
import io.holdfast.daemon.doctor.view.Subject;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the interfaces of the file exist and can carry adverts. */
final class Links implements Examination {
  @Override
  public List<Finding> examine(Subject subject, HostView host) {
    List<Finding> findings = new ArrayList<>();
    for (RouterSpec router : subject.routers()) {
      Place place = subject.place(router, "interface");
      if (!router.interfaceName().isEmpty()) {
        state(host, router, new Named(router.interfaceName(), place), findings);
        adverts(host, router, place, findings);
      }
      for (AddressSpec address : Subject.carried(router)) {
        if (!address.interfaceName().isEmpty()) {
          Place line = subject.place(router, address.address());
          boolean isSame = address.interfaceName().equals(router.interfaceName());
          Named named = new Named(address.interfaceName(), isSame ? place : line);
          state(host, router, named, findings);
        }
      }
    }
    return findings;
  }

  /** An interface, and where the file names it. */
  private record Named(String name, Place place) {}

  private static void state(HostView host, RouterSpec router, Named named, List<Finding> findings) {
    String name = named.name();
    Place place = named.place();
    LinkView link = host.link(name);
    Map<String, String> names = Map.of("interface", name);
    if (link == null) {
      String known = String.join(", ", host.links().stream().map(LinkView::name).sorted().toList());
      String problem = "there is no interface " + name + " here; there are " + known;
      Finding absent = Finding.of(FindingCode.LINK_ABSENT, place, problem, names);
      List<IpAddress> addresses =
          Subject.carried(router).stream().map(AddressSpec::address).toList();
      String mend = FileMends.ofAbsent(name, place, host, addresses);
      findings.add(mend == null ? absent : absent.advising(absent.consequence(), mend));
    } else if (!link.isUp()) {
      findings.add(Finding.of(FindingCode.LINK_DOWN, place, name + " is set down", names));
    } else if (!link.hasCarrier()) {
      findings.add(
          Finding.of(FindingCode.LINK_WITHOUT_CARRIER, place, name + " has no carrier", names));
    }
  }

  private static void adverts(
      HostView host, RouterSpec router, Place place, List<Finding> findings) {
    LinkView link = host.link(router.interfaceName());
    if (link == null || !link.isUp()) {
      return;
    }
    boolean isMulticast = router.transport() instanceof TransportSpec.Multicast;
    if (isMulticast && !link.isMulticast()) {
      findings.add(
          Finding.of(
              FindingCode.LINK_WITHOUT_MULTICAST,
              place,
              link.name() + " has no MULTICAST flag",
              Map.of("interface", link.name())));
    }
    boolean isNamed = router.transport().source() != null;
    if (!isNamed && link.addressesOf(router.family()).isEmpty()) {
      boolean isIpv4 = router.family() == Family.IPV4;
      String problem =
          "%s has no %s address of its own".formatted(link.name(), isIpv4 ? "IPv4" : "IPv6");
      String example = isIpv4 ? "192.0.2.1/24" : "fe80::1/64";
      findings.add(
          Finding.of(
              FindingCode.LINK_WITHOUT_ADDRESS,
              place,
              problem,
              Map.of("interface", link.name(), "example", example)));
    }
  }
}
