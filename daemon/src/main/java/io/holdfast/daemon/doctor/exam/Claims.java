package io.holdfast.daemon.doctor.exam;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import io.holdfast.daemon.doctor.view.HeardClaim;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.Subject;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a virtual address is answered by somebody who is not the master. */
final class Claims implements Examination {
  @Override
  public List<Finding> examine(Subject subject, HostView host) {
    List<Finding> findings = new ArrayList<>();
    for (RouterSpec router : subject.routers()) {
      List<Speaker> masters =
          Speaker.of(router, host).stream().filter(Speaker::sharesAddresses).toList();
      for (AddressSpec address : Subject.carried(router)) {
        for (HeardClaim claim : host.wire().claims()) {
          boolean isAsked =
              claim.address().equals(address.address())
                  && claim.interfaceName().equals(address.interfaceName());
          if (isAsked && isStranger(claim, masters, host)) {
            findings.add(finding(subject, router, address, problem(router, claim, masters)));
          }
        }
      }
    }
    return findings;
  }

  /** Whether the answer comes from the sender of the adverts, by its own or the virtual MAC. */
  static boolean isOf(HeardClaim claim, Speaker master) {
    RouterSpec router = master.router();
    return claim.mac().equals(master.advert().mac())
        || claim.mac().equals(Vrrp.virtualMac(router.family(), router.vrid()));
  }

  private static boolean isStranger(HeardClaim claim, List<Speaker> masters, HostView host) {
    return masters.stream().noneMatch(master -> isOf(claim, master))
        && host.links().stream().noneMatch(link -> link.mac().equals(claim.mac()));
  }

  private static Finding finding(
      Subject subject, RouterSpec router, AddressSpec address, String problem) {
    return Finding.of(
        FindingCode.VIP_ANSWERED,
        subject.place(router, address.address()),
        problem,
        Map.of(
            "address", address.address().toString(),
            "length", Integer.toString(address.prefix().length()),
            "interface", address.interfaceName()));
  }

  private static String problem(RouterSpec router, HeardClaim claim, List<Speaker> masters) {
    String others =
        masters.isEmpty()
            ? "no master of VRID " + router.vrid() + " is heard"
            : "the master is "
                + masters.getFirst().advert().source()
                + " ("
                + masters.getFirst().advert().mac()
                + ")";
    return "%s on %s is answered by %s, and %s"
        .formatted(claim.address(), claim.interfaceName(), claim.mac(), others);
  }
}
