package io.holdfast.daemon.doctor.exam;

import io.holdfast.config.check.Place;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.Subject;
import io.holdfast.wire.ip.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kernel settings of IPv4 that do not go with a virtual MAC; ip-sysctl of the kernel. */
final class VirtualMacSettings implements Examination {
  private static final int STRICT = 1;

  @Override
  public List<Finding> examine(Subject subject, HostView host) {
    List<Finding> findings = new ArrayList<>();
    for (RouterSpec router : subject.routers()) {
      boolean isConcerned = router.family() == Family.IPV4 && subject.usesVirtualMac(router);
      if (isConcerned && host.link(router.interfaceName()) != null) {
        settings(subject.place(router, "use_vmac"), router.interfaceName(), host, findings);
      }
    }
    return findings;
  }

  private static void settings(Place place, String name, HostView host, List<Finding> findings) {
    Map<String, String> names = Map.of("interface", name);
    if (effective(host, name, "rp_filter") == STRICT) {
      String problem = "rp_filter is 1 (strict) for " + name;
      findings.add(Finding.of(FindingCode.RP_FILTER_STRICT, place, problem, names));
    }
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
