package io.holdfast.sim.check;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.sim.world.SimHost;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The addresses of a virtual router, as a kernel has them or not. */
final class Virtual {

  private Virtual() {}

  /** All that a master holds, advertised or not, on the interfaces where they belong. */
  static List<AddressSpec> addresses(RouterSpec router) {
    List<AddressSpec> all = new ArrayList<>();
    router.addresses().forEach(line -> all.add(placed(line, router)));
    router.excludedAddresses().forEach(line -> all.add(placed(line, router)));
    return all;
  }

  /** The name of its virtual interface; empty for none. */
  static String madeLink(RouterSpec router) {
    return switch (router.host().device()) {
      case DeviceSpec.None none -> "";
      case DeviceSpec.Vmac vmac -> vmac.name();
      case DeviceSpec.Ipvlan ipvlan -> ipvlan.name();
    };
  }

  /** The name of the interface that its adverts leave by. */
  static String exit(RouterSpec router) {
    boolean isBase =
        !(router.transport() instanceof TransportSpec.Multicast)
            || madeLink(router).isEmpty()
            || (router.host().device() instanceof DeviceSpec.Vmac vmac && vmac.advertsOnBase());
    return isBase ? router.interfaceName() : madeLink(router);
  }

  /** The address that its ipvlan has of its own, or null. */
  static @Nullable Prefix ownOfIpvlan(RouterSpec router) {
    return router.host().device() instanceof DeviceSpec.Ipvlan ipvlan ? ipvlan.address() : null;
  }

  /** An ipvlan has the MAC address of what it stands on: virtual addresses are not on it. */
  private static AddressSpec placed(AddressSpec line, RouterSpec router) {
    boolean moves =
        line.interfaceName().equals(router.interfaceName())
            && line.address().family() == router.family();
    return moves && router.host().device() instanceof DeviceSpec.Vmac vmac
        ? line.on(vmac.name())
        : line;
  }

  /** The routes and rules of a master, without what only decides who cares. */
  static List<RoutingItem> routing(RouterSpec router) {
    List<RoutingItem> items = new ArrayList<>();
    router.host().routes().forEach(route -> items.add(route.bare()));
    router.host().rules().forEach(rule -> items.add(rule.bare()));
    return items;
  }

  /** Whether every interface of an item that needs them is up. */
  static boolean isPossible(SimHost host, RoutingItem item) {
    return !(item instanceof RouteSpec) || item.interfaces().stream().allMatch(host.kernel()::isUp);
  }

  /**
   * Whether a router hears another one: over VRRPv2 an advert with another list of addresses does
   * not count, unless it is the owner's (RFC 3768 section 7.1).
   */
  static boolean counts(RouterSpec advertiser, @Nullable RouterSpec listener) {
    return listener == null
        || advertiser.version() != Vrrp.VERSION_2
        || advertiser.priority() == RouterSpec.OWNER_PRIORITY
        || advertised(advertiser).equals(advertised(listener));
  }

  private static Set<IpAddress> advertised(RouterSpec router) {
    Set<IpAddress> addresses = new HashSet<>();
    router.addresses().forEach(line -> addresses.add(line.address()));
    return addresses;
  }

  /** Those that a host holds. */
  static List<Prefix> held(SimHost host, RouterSpec router) {
    return select(host, router, true);
  }

  /** Those that a host lacks. */
  static List<Prefix> missing(SimHost host, RouterSpec router) {
    return select(host, router, false);
  }

  private static List<Prefix> select(SimHost host, RouterSpec router, boolean wantHeld) {
    List<Prefix> selected = new ArrayList<>();
    for (AddressSpec address : addresses(router)) {
      if (host.kernel().holds(address.interfaceName(), address.prefix()) == wantHeld) {
        selected.add(address.prefix());
      }
    }
    return selected;
  }
}
