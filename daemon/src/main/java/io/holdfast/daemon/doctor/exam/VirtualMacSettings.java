package io.holdfast.daemon.doctor.exam;

import io.holdfast.config.check.Place;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.LinkView;
import io.holdfast.daemon.doctor.view.Subject;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kernel settings of IPv4 that do not go with a virtual MAC; ip-sysctl of the kernel. The daemon
 * sets them when it makes the interface, so they are looked at where that exists.
 */
final class VirtualMacSettings implements Examination {
  private static final int STRICT = 1;

  @Override
  public List<Finding> examine(Subject subject, HostView host) {
    List<Finding> findings = new ArrayList<>();
    for (RouterSpec router : subject.routers()) {
      LinkView made = made(subject, router, host);
      if (made != null && host.link(router.interfaceName()) != null) {
        Place place = subject.place(router, "use_vmac");
        filter(place, made.name(), host, findings);
        resolution(place, router.interfaceName(), host, findings);
      }
    }
    return findings;
  }

  private static @Nullable LinkView made(Subject subject, RouterSpec router, HostView host) {
    MacAddress standard = Vrrp.virtualMac(router.family(), router.vrid());
    MacAddress own =
        router.host().device() instanceof DeviceSpec.Vmac vmac && vmac.mac() != null
            ? vmac.mac()
            : standard;
    boolean isConcerned = router.family() == Family.IPV4 && subject.usesVirtualMac(router);
    for (LinkView link : host.links()) {
      if (isConcerned && link.mac().equals(own)) {
        return link;
      }
    }
    return null;
  }

  private static void filter(Place place, String name, HostView host, List<Finding> findings) {
    if (effective(host, name, "rp_filter") == STRICT) {
      String problem = "rp_filter is 1 (strict) for " + name;
      // sysctl(8) takes a dot in a name for a step.
      Map<String, String> names = Map.of("interface", name.replace('.', '/'));
      findings.add(Finding.of(FindingCode.RP_FILTER_STRICT, place, problem, names));
    }
  }

  private static void resolution(Place place, String name, HostView host, List<Finding> findings) {
    Map<String, String> names = Map.of("interface", name.replace('.', '/'));
    if (effective(host, name, "arp_ignore") == 0) {
      String problem = "arp_ignore is 0 for " + name;
      findings.add(Finding.of(FindingCode.ARP_IGNORE_OFF, place, problem, names));
    }
    if (effective(host, name, "arp_announce") == 0) {
      String problem = "arp_announce is 0 for " + name;
      findings.add(Finding.of(FindingCode.ARP_ANNOUNCE_OFF, place, problem, names));
    }
  }

  /** The kernel takes the larger of the two. */
  private static int effective(HostView host, String interfaceName, String setting) {
    return Math.max(
        host.setting("ipv4/conf/all/" + setting),
        host.setting("ipv4/conf/" + interfaceName + "/" + setting));
  }
}
