package io.holdfast.daemon.doctor.exam;

import io.holdfast.config.check.Place;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import io.holdfast.daemon.doctor.view.HeardAdvert;
import io.holdfast.daemon.doctor.view.HeardClaim;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.Subject;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who else speaks with the VRID of a router: a peer, a peer set up otherwise, or a stranger. */
final class Speakers implements Examination {
  private static final int MAX_VRID = 255;

  @Override
  public List<Finding> examine(Subject subject, HostView host) {
    List<Finding> findings = new ArrayList<>();
    for (RouterSpec router : subject.routers()) {
      for (Speaker speaker : Speaker.of(router, host)) {
        Finding finding = judge(subject, host, speaker);
        if (finding != null) {
          findings.add(finding);
        }
      }
    }
    return findings;
  }

  private static @Nullable Finding judge(Subject subject, HostView host, Speaker speaker) {
    if (!speaker.sharesAddresses()) {
      return speaker.isHeard() ? foreign(subject, host, speaker) : null;
    }
    List<String> differences = speaker.differences();
    Set<IpAddress> lonely = speaker.lonelyAddresses();
    if (!differences.isEmpty() || !lonely.isEmpty()) {
      return disagreement(subject, speaker, differences, lonely);
    }
    if (!speaker.isListed()) {
      return Finding.of(
          FindingCode.PEER_UNLISTED,
          subject.place(speaker.router(), "unicast_peer"),
          said(speaker) + "; it is not in unicast_peer",
          names(subject, speaker));
    }
    return master(subject, host, speaker);
  }

  private static Finding foreign(Subject subject, HostView host, Speaker speaker) {
    RouterSpec router = speaker.router();
    return Finding.of(
        FindingCode.VRID_FOREIGN,
        subject.place(router, "virtual_router_id"),
        said(speaker) + "; none of these addresses is in the file",
        Map.of(
            "vrid",
            Integer.toString(router.vrid()),
            "free",
            Integer.toString(freeVrid(subject, host)),
            "file",
            subject.file()));
  }

  private static Finding disagreement(
      Subject subject, Speaker speaker, List<String> differences, Set<IpAddress> lonely) {
    List<String> all = new ArrayList<>(differences);
    if (!lonely.isEmpty()) {
      all.add("only one of the two carries " + list(lonely));
    }
    Place place = subject.place(speaker.router(), "virtual_router_id");
    String problem = said(speaker) + "; " + String.join(", and ", all);
    Finding finding =
        Finding.of(FindingCode.PEER_DISAGREES, place, problem, names(subject, speaker));
    return differences.isEmpty()
        ? finding.advising(
            "after a failover some addresses are gone, and each advert is complained about",
            finding.mend())
        : finding;
  }

  private static Finding master(Subject subject, HostView host, Speaker speaker) {
    HeardAdvert advert = speaker.advert();
    Set<IpAddress> held =
        host.wire().claims().stream()
            .filter(claim -> Claims.isOf(claim, speaker))
            .map(HeardClaim::address)
            .filter(address -> carries(speaker.router(), address))
            .collect(Collectors.toSet());
    String holds = held.isEmpty() ? "" : "; it answers for " + list(held);
    return Finding.of(
        FindingCode.MASTER_HEARD,
        subject.place(speaker.router(), "virtual_router_id"),
        "(%s) master is %s%s".formatted(speaker.router().name(), description(advert), holds),
        Map.of("interface", advert.interfaceName()));
  }

  private static boolean carries(RouterSpec router, IpAddress address) {
    return Subject.carried(router).stream().anyMatch(carried -> carried.address().equals(address));
  }

  private static String said(Speaker speaker) {
    return "(%s) heard %s, with %s"
        .formatted(
            speaker.router().name(),
            description(speaker.advert()),
            list(Set.copyOf(speaker.advert().addresses())));
  }

  private static String description(HeardAdvert advert) {
    return "%s (%s) on %s, VRID %d, priority %d, version %d, every %s"
        .formatted(
            advert.source(),
            advert.mac(),
            advert.interfaceName(),
            advert.vrid(),
            advert.priority(),
            advert.version(),
            HeardAdvert.seconds(advert.intervalCs()));
  }

  private static String list(Set<IpAddress> addresses) {
    return addresses.isEmpty()
        ? "no address"
        : addresses.stream().sorted().map(IpAddress::toString).collect(Collectors.joining(", "));
  }

  private static Map<String, String> names(Subject subject, Speaker speaker) {
    return Map.of("file", subject.file(), "address", speaker.advert().source().toString());
  }

  private static int freeVrid(Subject subject, HostView host) {
    Set<Integer> used = new HashSet<>();
    subject.routers().forEach(router -> used.add(router.vrid()));
    host.wire().adverts().forEach(advert -> used.add(advert.vrid()));
    int vrid = 1;
    while (vrid < MAX_VRID && used.contains(vrid)) {
      vrid++;
    }
    return vrid;
  }
}
