package io.holdfast.sim.check;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.world.SimHost;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;

/** The addresses of a virtual router, as a kernel has them or not. */
final class Virtual {

  private Virtual() {}

  /** All that a master holds, advertised or not. */
  static List<AddressSpec> addresses(RouterSpec router) {
    List<AddressSpec> all = new ArrayList<>(router.addresses());
    all.addAll(router.excludedAddresses());
    return all;
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
