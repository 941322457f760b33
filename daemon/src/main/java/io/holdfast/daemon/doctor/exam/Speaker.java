package io.holdfast.daemon.doctor.exam;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.daemon.doctor.view.HeardAdvert;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.LinkView;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an advert says of its sender, seen from a router of the file. Immutable.
 *
 * @param router the router
 * @param advert the advert, of the same VRID, family and interface, from another host
 */
record Speaker(RouterSpec router, HeardAdvert advert) {
  private static final int PASSWORD = 1;

  /** Returns those that a router can hear. */
  static List<Speaker> of(RouterSpec router, HostView host) {
    IpAddress source = router.transport().source();
    LinkView holder = source == null ? null : host.holder(source);
    String name =
        router.interfaceName().isEmpty() && holder != null ? holder.name() : router.interfaceName();
    return host.wire().adverts().stream()
        .filter(advert -> advert.vrid() == router.vrid())
        .filter(advert -> advert.family() == router.family())
        .filter(advert -> advert.interfaceName().equals(name))
        .filter(advert -> host.holder(advert.source()) == null)
        .map(advert -> new Speaker(router, advert))
        .toList();
  }

  /** Whether it carries at least one address of the router, or none can be compared. */
  boolean sharesAddresses() {
    return advert.addresses().isEmpty()
        || router.addresses().isEmpty()
        || router.addresses().stream()
            .anyMatch(address -> advert.addresses().contains(address.address()));
  }

  /** Whether a unicast router would take the advert of a stranger for one of its own. */
  boolean isHeard() {
    boolean isMulticast = advert.destination().isMulticast();
    return isMulticast == router.transport() instanceof TransportSpec.Multicast;
  }

  /** Whether it is a peer of a unicast router; true for multicast. */
  boolean isListed() {
    return !(router.transport() instanceof TransportSpec.Unicast unicast)
        || unicast.peers().stream().map(PeerSpec::address).anyMatch(advert.source()::equals);
  }

  /** Returns what it does otherwise and why that matters, without the addresses. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    if (!isHeard()) {
      boolean isMulticast = advert.destination().isMulticast();
      differences.add(
          isMulticast
              ? "it sends by multicast, the file by unicast"
              : "it sends by unicast, the" + " file by multicast");
    }
    if (advert.version() != router.version()) {
      differences.add(
          "it speaks version %d, the file %d".formatted(advert.version(), router.version()));
      return differences;
    }
    if (advert.version() == 2 && advert.intervalCs() != router.advertIntervalCs()) {
      differences.add(
          "its advert_int is %s, that of the file %s"
              .formatted(
                  HeardAdvert.seconds(advert.intervalCs()),
                  HeardAdvert.seconds(router.advertIntervalCs())));
    }
    boolean wantsNone = router.auth() instanceof AuthSpec.None;
    boolean isSame =
        router.auth() instanceof AuthSpec.Password(long bytes)
            ? advert.hasPassword(bytes)
            : !wantsNone || advert.authType() == 0;
    if (advert.version() == 2 && !isSame) {
      differences.add(authentication(wantsNone));
    }
    return differences;
  }

  /** Returns the addresses that only one of the two carries. */
  Set<IpAddress> lonelyAddresses() {
    Set<IpAddress> ours = new HashSet<>();
    router.addresses().stream().map(AddressSpec::address).forEach(ours::add);
    Set<IpAddress> lonely = new HashSet<>(ours);
    lonely.addAll(advert.addresses());
    lonely.removeIf(address -> ours.contains(address) && advert.addresses().contains(address));
    return lonely;
  }

  private String authentication(boolean wantsNone) {
    if (wantsNone) {
      return "it uses authentication, the file none";
    }
    return advert.authType() == PASSWORD ? "its auth_pass is another" : "it uses no auth_pass";
  }
}
