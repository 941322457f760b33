package io.holdfast.sim.check;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
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

  /** All that a master holds, advertised or not. */
  static List<AddressSpec> addresses(RouterSpec router) {
    List<AddressSpec> all = new ArrayList<>(router.addresses());
    all.addAll(router.excludedAddresses());
    return all;
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
