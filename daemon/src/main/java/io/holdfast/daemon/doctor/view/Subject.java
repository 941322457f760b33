package io.holdfast.daemon.doctor.view;

import io.holdfast.config.Origins;
import io.holdfast.config.check.Place;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The configuration that the host is compared with. Immutable.
 *
 * @param file its file
 * @param configuration what it asks for
 * @param origins where its text stands
 */
public record Subject(String file, Configuration configuration, Origins origins) {

  /** Returns its virtual routers. */
  public List<RouterSpec> routers() {
    return configuration.routers();
  }

  /** Returns where a router writes the first of some keywords, else where it begins. */
  public Place place(RouterSpec router, String... keywords) {
    for (String keyword : keywords) {
      Place place = origins.ofKeyword(router.name(), keyword);
      if (place != null) {
        return place;
      }
    }
    return origins.ofInstance(router.name());
  }

  /** Returns where a router names an address, else where it begins. */
  public Place place(RouterSpec router, IpAddress address) {
    Place place = origins.ofAddress(router.name(), address);
    return place == null ? origins.ofInstance(router.name()) : place;
  }

  /** Returns whether a router uses a virtual MAC. */
  public boolean usesVirtualMac(RouterSpec router) {
    return origins.ofKeyword(router.name(), "use_vmac") != null;
  }

  /** Returns all addresses that a router carries. */
  public static List<AddressSpec> carried(RouterSpec router) {
    List<AddressSpec> all = new ArrayList<>(router.addresses());
    all.addAll(router.excludedAddresses());
    return all;
  }

  /** Returns whether any router carries an address. */
  public boolean isVirtual(IpAddress address) {
    return routers().stream()
        .flatMap(router -> carried(router).stream())
        .anyMatch(carried -> carried.address().equals(address));
  }
}
