package io.holdfast.daemon.show;

import io.holdfast.core.LinkLayer;
import io.holdfast.core.LinkSnapshot;
import io.holdfast.core.LinkState;
import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.DampingSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The sockets and interfaces of a data dump, in keepalived 2.2.7's lines and their order. What
 * keepalived notes for itself of kernel settings is 0 here.
 */
final class WiringDump {
  private static final String LOOPBACK = "lo";

  /** What keepalived prints of the own interface with {@code dont_track_primary}. */
  private static final int NOT_TRACKED = 255;

  private final Picture picture;
  private final Wiring wiring;
  private final DumpText out;
  private final GapDump gaps;

  WiringDump(Picture picture, Wiring wiring, DumpText out) {
    this.picture = picture;
    this.wiring = wiring;
    this.out = out;
    this.gaps = new GapDump(picture, wiring, out);
  }

  /** The gaps between announcements. */
  void gaps() {
    gaps.write();
  }

  /** The descriptors of a router's sockets. */
  void descriptors(RouterSnapshot router) {
    for (Wiring.Socket socket : wiring.sockets()) {
      if (socket.id() == router.socketId()) {
        out.line(3, "fd_in " + socket.receiveFd() + ", fd_out " + socket.sendFd());
      }
    }
  }

  /** The kernel's number of an interface, 0 if it is not there. */
  int ifIndex(String name) {
    for (LinkSnapshot link : wiring.links()) {
      if (link.link().name().equals(name)) {
        return link.link().ifIndex();
      }
    }
    return 0;
  }

  void sockets() {
    if (wiring.sockets().isEmpty()) {
      return;
    }
    out.title("VRRP Sockpool");
    for (Wiring.Socket socket : inOrder()) {
      boolean isMulticast = socket.spec().group() != null;
      out.line(1, "fd_in " + socket.receiveFd() + " fd_out = " + socket.sendFd());
      out.value(3, "Interface", socket.spec().interfaceName());
      out.value(3, "Family", socket.spec().family() == Family.IPV6 ? "IPv6" : "IPv4");
      out.value(3, "Protocol", socket.spec().protocol() == Vrrp.PROTOCOL ? "VRRP" : "AH");
      out.value(3, "Type", isMulticast ? "Multicast" : "Unicast");
      if (!isMulticast) {
        out.value(3, "Address", String.valueOf(socket.spec().unicastSource()));
      }
      out.value(3, "Rx buf size", 0);
      out.line(3, "VRRP instances");
      for (RouterSnapshot router : picture.snapshot().routers()) {
        if (router.socketId() == socket.id()) {
          out.line(5, router.name() + " vrid " + router.spec().vrid());
        }
      }
    }
  }

  /** The sockets in the order of the routers that use them. */
  private List<Wiring.Socket> inOrder() {
    List<Wiring.Socket> ordered = new ArrayList<>();
    for (RouterSnapshot router : picture.snapshot().routers()) {
      for (Wiring.Socket socket : wiring.sockets()) {
        if (socket.id() == router.socketId() && !ordered.contains(socket)) {
          ordered.add(socket);
        }
      }
    }
    return ordered;
  }

  void links() {
    if (wiring.links().isEmpty()) {
      return;
    }
    out.title("Interfaces");
    wiring.links().forEach(this::link);
  }

  private void link(LinkSnapshot snapshot) {
    LinkState link = snapshot.link();
    boolean isLoopback = link.name().equals(LOOPBACK);
    out.value(1, "Name", link.name());
    out.value(3, "index", link.ifIndex());
    addresses("IPv4 address", snapshot.ipv4(), snapshot.otherIpv4());
    addresses("IPv6 address", snapshot.ipv6(), snapshot.otherIpv6());
    if (!isLoopback) {
      out.value(3, "MAC", link.mac());
      out.value(3, "MAC broadcast", "ff:ff:ff:ff:ff:ff");
    }
    out.value(
        3,
        "State",
        state(link)
            + (isLoopback ? ", no broadcast, loopback" : "")
            + (link.multicast() ? "" : ", no multicast")
            + (isLoopback || link.resolvesNeighbors() ? "" : ", no arp"));
    out.value(3, "Seen up", link.usable() ? 1 : 0);
    out.value(3, "Delayed state change running", false);
    MadeLinkSpec made = made(link.name());
    DampingSpec damping = damping(made == null ? link.name() : made.base());
    out.value(3, "Up debounce timer", micros(damping == null ? 0 : damping.holdClearNanos()));
    out.value(3, "Down debounce timer", micros(damping == null ? 0 : damping.holdSetNanos()));
    layer(link, made);
    out.value(3, "MTU", link.mtu());
    out.value(3, "HW Type", isLoopback ? "LOOPBACK" : "ETHERNET");
    out.line(3, "NIC netlink status update");
    gaps.link(link.name());
    out.line(3, "Reset ARP config counter 0");
    out.line(3, "Original arp_ignore 0");
    out.line(3, "Original arp_filter 0");
    out.line(3, "Original promote_secondaries 0");
    out.line(3, "Reset promote_secondaries counter 0");
    trackers(link.name());
  }

  private void addresses(String label, @Nullable IpAddress first, List<IpAddress> others) {
    out.value(3, label, first == null ? "(none)" : first);
    if (!others.isEmpty()) {
      out.line(3, "Additional " + label + "es :");
      others.forEach(address -> out.line(5, address.toString()));
    }
  }

  private static String state(LinkState link) {
    return (link.up() ? "UP" : "not UP") + (link.running() ? ", RUNNING" : ", not RUNNING");
  }

  private void layer(LinkState link, @Nullable MadeLinkSpec made) {
    if (made == null || !link.layer().kind().equals(LinkLayer.MACVLAN)) {
      return;
    }
    for (LinkSnapshot base : wiring.links()) {
      if (base.link().name().equals(made.base())) {
        out.line(
            3,
            "VMAC type private, underlying interface = %s, state = %s"
                .formatted(made.base(), state(base.link())));
      }
    }
    out.line(3, "I/f created by keepalived");
  }

  private @Nullable MadeLinkSpec made(String name) {
    for (RouterSnapshot router : picture.snapshot().routers()) {
      for (MadeLinkSpec made : router.spec().host().made()) {
        if (made.name().equals(name)) {
          return made;
        }
      }
    }
    return null;
  }

  private @Nullable DampingSpec damping(String name) {
    for (DampingSpec damping : picture.snapshot().configuration().trackers().dampings()) {
      boolean isLink = damping.tracker().kind() == TrackKind.INTERFACE;
      if (isLink && damping.tracker().name().equals(name)) {
        return damping;
      }
    }
    return null;
  }

  private void trackers(String link) {
    List<String> lines = new ArrayList<>();
    for (RouterSnapshot router : picture.snapshot().routers()) {
      Integer weight = weights(router.spec()).get(link);
      if (weight != null) {
        lines.add(router.name() + ", weight " + weight);
      }
    }
    if (!lines.isEmpty()) {
      out.line(3, "Tracking VRRP instances :");
      lines.forEach(line -> out.line(5, line));
    }
  }

  /** The interfaces that a router depends on, each with its weight. */
  private static Map<String, Integer> weights(RouterSpec spec) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    for (TrackSpec track : spec.tracks()) {
      if (track.kind() == TrackKind.INTERFACE) {
        weights.put(track.name(), track.weight());
      }
    }
    if (spec.host().link().ignoresOwnLink()) {
      weights.put(spec.interfaceName(), NOT_TRACKED);
    } else {
      weights.putIfAbsent(spec.interfaceName(), 0);
      MadeLinkSpec own = spec.host().ownLink();
      if (own != null) {
        weights.putIfAbsent(own.name(), 0);
      }
    }
    for (AddressSpec address : spec.addresses()) {
      weights.putIfAbsent(address.interfaceName(), 0);
    }
    return weights;
  }

  private static String micros(long nanos) {
    return TimeUnit.NANOSECONDS.toMicros(nanos) + "us";
  }
}
