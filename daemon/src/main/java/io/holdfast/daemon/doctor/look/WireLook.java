package io.holdfast.daemon.doctor.look;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.daemon.doctor.view.HeardAdvert;
import io.holdfast.daemon.doctor.view.LinkView;
import io.holdfast.daemon.doctor.view.Subject;
import io.holdfast.daemon.doctor.view.Unseen;
import io.holdfast.daemon.doctor.view.WireView;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.wire.ip.IpAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Listens on the wire for three advert intervals, and asks who has the virtual addresses. The
 * packet filter of the host does not stand between: what it drops is heard here.
 */
final class WireLook {
  private static final int INTERVALS = 3;
  private static final int PROBE_ROUNDS = 3;
  private static final long NANOS_OF_CENTISECOND = TimeUnit.MILLISECONDS.toNanos(10);

  /** Time enough for an answer, however short the intervals are. */
  private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Nobody waits longer; an interval may be minutes. */
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Subject subject;
  private final List<LinkView> links;
  private final List<Unseen> unseen;

  private WireLook(Subject subject, List<LinkView> links, List<Unseen> unseen) {
    this.subject = subject;
    this.links = links;
    this.unseen = unseen;
  }

  static WireView listen(Subject subject, List<LinkView> links, List<Unseen> unseen) {
    return new WireLook(subject, links, unseen).listen();
  }

  private WireView listen() {
    try (Ears ears = new Ears();
        Probes probes = new Probes()) {
      for (RouterSpec router : subject.routers()) {
        router(router, ears, probes);
      }
      if (!ears.failure().isEmpty()) {
        String remedy = "sudo holdfast doctor " + subject.file();
        unseen.add(new Unseen("the wire", ears.failure(), remedy));
      }
      if (ears.isEmpty()) {
        return WireView.SILENT;
      }
      long start = MonotonicClock.nanos();
      long length = length();
      for (int round = 1; round <= PROBE_ROUNDS; round++) {
        probes.send();
        ears.listen(start + length / PROBE_ROUNDS * round);
      }
      return ears.heard();
    }
  }

  private void router(RouterSpec router, Ears ears, Probes probes) {
    LinkView link = link(router);
    if (link != null && link.isUp()) {
      ears.openAdverts(link, router.family());
      if (router.transport() instanceof TransportSpec.Multicast(var source, IpAddress group)) {
        ears.join(link, group);
      }
    }
    for (AddressSpec address : Subject.carried(router)) {
      LinkView carrier = find(address.interfaceName());
      boolean isHere = links.stream().anyMatch(other -> other.holds(address.address()));
      if (carrier != null && carrier.isUp() && !isHere) {
        ears.openClaims(carrier, address.address().family());
        probes.add(carrier, address.address());
      }
    }
  }

  private @Nullable LinkView link(RouterSpec router) {
    IpAddress source = router.transport().source();
    if (!router.interfaceName().isEmpty() || source == null) {
      return find(router.interfaceName());
    }
    return links.stream().filter(link -> link.holds(source)).findFirst().orElse(null);
  }

  private @Nullable LinkView find(String name) {
    return links.stream().filter(link -> link.name().equals(name)).findFirst().orElse(null);
  }

  private long length() {
    long nanos = LEAST_NANOS;
    for (RouterSpec router : subject.routers()) {
      nanos = Math.max(nanos, INTERVALS * NANOS_OF_CENTISECOND * router.advertIntervalCs());
    }
    if (nanos > MOST_NANOS) {
      String reason =
          "three intervals are %s, and it listens for 30 s at most"
              .formatted(HeardAdvert.seconds((int) (nanos / NANOS_OF_CENTISECOND)));
      String remedy = "tcpdump -ni any 'ip proto 112 or ip6 proto 112'";
      unseen.add(new Unseen("adverts that are rarer than 10 s", reason, remedy));
    }
    return Math.min(nanos, MOST_NANOS);
  }
}
