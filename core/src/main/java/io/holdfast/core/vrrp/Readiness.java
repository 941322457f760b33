package io.holdfast.core.vrrp;

import io.holdfast.core.Cause;
import io.holdfast.core.Effects;
import io.holdfast.core.LinkState;
import io.holdfast.core.LogEvent;
import io.holdfast.core.State;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.core.spec.host.NamespacedItem;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a virtual router in FAULT. Looks at the whole host again each time something in it
 * changed, so that no order of events is special.
 */
final class Readiness {
  private final VirtualRouter router;
  private final TrackerFaults trackers;
  private Map<Fault, String> faults = new EnumMap<>(Fault.class);
  private boolean awaitsLink;

  Readiness(VirtualRouter router) {
    this.router = router;
    this.trackers = new TrackerFaults(router);
  }

  /** Whether nothing keeps it in FAULT. */
  boolean isFaultless() {
    return faults.isEmpty();
  }

  /** Whether an interface is being made for it. */
  boolean awaitsLink() {
    return awaitsLink;
  }

  /** Whether it only waits for first results. */
  boolean isOnlyPending() {
    for (Fault fault : faults.keySet()) {
      if (fault != Fault.SCRIPT_PENDING && fault != Fault.TRACKER_PENDING) {
        return false;
      }
    }
    return !faults.isEmpty();
  }

  /** The cause to name for FAULT. */
  Cause cause() {
    Map.Entry<Fault, String> first = faults.entrySet().iterator().next();
    return new Cause(first.getKey().kind(), null, first.getValue());
  }

  /** Every fault in words. */
  List<String> describe() {
    List<String> words = new ArrayList<>(faults.size());
    for (Fault fault : faults.keySet()) {
      words.add(new Cause(fault.kind(), null, faults.getOrDefault(fault, "")).toString());
    }
    if (words.isEmpty() && router.state() == State.FAULT) {
      String blamed = router.group().blame(router);
      words.add(blamed == null ? "sockets are being opened" : blamed);
    }
    return words;
  }

  /** Looks again and prints a line for each fault that is new. */
  void refresh(Effects out) {
    Map<Fault, String> found = new EnumMap<>(Fault.class);
    findConfigurationFault(found);
    findInterfaceFault(found);
    findStaticFault(found);
    findSocketFaults(found);
    trackers.find(found, out);
    Map<Fault, String> before = faults;
    faults = found;
    for (Fault fault : found.keySet()) {
      String detail = found.getOrDefault(fault, "");
      if (!detail.equals(before.get(fault))) {
        report(fault, detail, out);
      }
    }
  }

  private void findConfigurationFault(Map<Fault, String> found) {
    LinkState link = router.attachment().link();
    switch (router.spec().transport()) {
      case TransportSpec.Multicast multicast -> {
        if (link != null && !link.multicast()) {
          found.put(Fault.CONFIGURATION, "no multicast on " + link.name());
        }
      }
      case TransportSpec.Unicast unicast -> {
        if (unicast.peers().isEmpty()) {
          found.put(Fault.CONFIGURATION, "no unicast peers");
        }
      }
    }
  }

  private void findInterfaceFault(Map<Fault, String> found) {
    RouterSpec spec = router.spec();
    awaitsLink = false;
    String device = router.attachment().deviceName();
    String down = device.isEmpty() ? null : findDown(device);
    down = down == null ? findDown(spec.addresses()) : down;
    down = down == null ? findDown(spec.excludedAddresses()) : down;
    MadeLinkSpec own = spec.host().ownLink();
    down = down == null && own != null ? findDown(own.name()) : down;
    down = down == null ? findDownRouting(spec.host().routes()) : down;
    down = down == null ? findDownRouting(spec.host().rules()) : down;
    if (down != null) {
      found.put(Fault.INTERFACE, down);
    }
  }

  private @Nullable String findDown(List<AddressSpec> addresses) {
    for (AddressSpec address : addresses) {
      String down = findDown(address.interfaceName());
      if (down != null) {
        return down;
      }
    }
    return null;
  }

  private void findStaticFault(Map<Fault, String> found) {
    String missing = router.host().statics().fault(router.spec().name());
    if (missing != null) {
      found.put(Fault.STATIC_ITEM, missing);
    }
  }

  private @Nullable String findDownRouting(List<? extends RoutingItem> items) {
    for (RoutingItem plain : items) {
      RoutingItem item = NamespacedItem.of(router.spec().host().namespace(), plain);
      for (String name : item.tracked().watched() ? item.interfaces() : List.<String>of()) {
        String down = findDown(name);
        if (down != null) {
          return down;
        }
      }
    }
    return null;
  }

  private @Nullable String findDown(String interfaceName) {
    LinkState link = router.host().links().byName(interfaceName);
    boolean isUnderWay = router.host().made().isUnderWay(interfaceName);
    awaitsLink |= isUnderWay;
    boolean isGood =
        link != null
            && (isIgnored(link) || router.host().trackers().isUsable(link))
            && !router.host().made().isRefused(interfaceName);
    return isUnderWay || isGood ? null : interfaceName;
  }

  /** {@code dont_track_primary}: also for addresses on the interface of the adverts. */
  private boolean isIgnored(LinkState link) {
    return router.spec().host().link().ignoresOwnLink()
        && link.name().equals(router.spec().interfaceName());
  }

  private void findSocketFaults(Map<Fault, String> found) {
    Attachment attachment = router.attachment();
    if (!attachment.lacksLink() && !awaitsLink && attachment.source() == null) {
      IpAddress configured = router.spec().transport().source();
      found.put(
          Fault.SOURCE,
          configured == null ? router.spec().interfaceName() : configured + " is not on this host");
    }
    VrrpSocket socket = attachment.socket();
    if (socket != null && socket.hasFailed()) {
      found.put(Fault.SOCKET, socket.failure());
    }
  }

  private void report(Fault fault, String detail, Effects out) {
    String name = router.spec().name();
    switch (fault) {
      case CONFIGURATION -> reportConfiguration(name, out);
      case INTERFACE -> reportInterface(name, detail, out);
      case SOURCE -> reportSource(name, out);
      case SOCKET -> out.log(LogEvent.SOCKET_FAILED, name, router.spec().interfaceName(), detail);
      case SCRIPT_PENDING -> out.log(LogEvent.WAITING_FOR_SCRIPT, name, detail);
      case TRACKER_PENDING -> out.log(LogEvent.WAITING_FOR_TRACKER, name, detail);
      case STATIC_ITEM -> out.log(LogEvent.FAULT_STATIC_ITEM, name, detail);
      case TRACKED_INTERFACE, SCRIPT, FILE, PROCESS, BFD, COMBINATION -> {
        // each tracker has told of itself
      }
    }
  }

  private void reportSource(String name, Effects out) {
    if (router.spec().transport().source() != null) {
      out.log(LogEvent.FAULT_NO_SOURCE, name);
    } else {
      boolean isIpv4 = router.spec().family() == Family.IPV4;
      out.log(isIpv4 ? LogEvent.FAULT_NO_IPV4_ADDRESS : LogEvent.FAULT_NO_IPV6_ADDRESS, name);
    }
  }

  private void reportConfiguration(String name, Effects out) {
    LinkState link = router.attachment().link();
    if (router.spec().transport() instanceof TransportSpec.Multicast && link != null) {
      out.log(LogEvent.NO_MULTICAST, name, link.name());
    } else {
      out.log(LogEvent.NO_UNICAST_PEERS, name);
    }
  }

  private void reportInterface(String name, String interfaceName, Effects out) {
    boolean exists = router.host().links().byName(interfaceName) != null;
    out.log(
        exists ? LogEvent.FAULT_INTERFACE_DOWN : LogEvent.INTERFACE_MISSING, name, interfaceName);
  }
}
