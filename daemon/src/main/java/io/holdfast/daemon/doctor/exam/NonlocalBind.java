package io.holdfast.daemon.doctor.exam;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import io.holdfast.daemon.doctor.view.BoundService;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.Subject;
import io.holdfast.wire.ip.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a service on a virtual address could start where that address is not. */
final class NonlocalBind implements Examination {
  @Override
  public List<Finding> examine(Subject subject, HostView host) {
    List<Finding> findings = new ArrayList<>();
    for (RouterSpec router : subject.routers()) {
      for (AddressSpec address : Subject.carried(router)) {
        for (BoundService service : host.services()) {
          if (service.address().equals(address.address()) && isOff(host, service)) {
            findings.add(finding(subject, router, service));
          }
        }
      }
    }
    return findings;
  }

  private static Finding finding(Subject subject, RouterSpec router, BoundService service) {
    return Finding.of(
        FindingCode.NONLOCAL_BIND_OFF,
        subject.place(router, service.address()),
        "a service listens on %s, %s port %d"
            .formatted(service.address(), service.protocol(), service.port()),
        Map.of("family", family(service)));
  }

  /** With the address on this host, nothing proves that the service can do without it. */
  private static boolean isOff(HostView host, BoundService service) {
    return host.holder(service.address()) != null
        && host.setting(family(service) + "/ip_nonlocal_bind") == 0;
  }

  private static String family(BoundService service) {
    return service.address().family() == Family.IPV4 ? "ipv4" : "ipv6";
  }
}
