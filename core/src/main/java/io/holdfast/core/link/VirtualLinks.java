package io.holdfast.core.link;

import io.holdfast.core.address.LinkTable;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.core.spec.RouterBuilder;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.InterfacesSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which interfaces a configuration needs made, names them, and moves the addresses that belong
 * on them there. Everything after it goes by the names of interfaces. Used once.
 */
public final class VirtualLinks {
  private final InterfacesSpec settings;
  private final LinkNaming naming;
  private final List<Set<String>> names = new ArrayList<>();

  private VirtualLinks(Configuration configuration, LinkTable links) {
    settings = configuration.global().system().interfaces();
    naming = new LinkNaming(links, reserved(configuration));
  }

  /** Resolves a configuration for a host with these interfaces. */
  public static Configuration resolve(Configuration configuration, LinkTable links) {
    for (RouterSpec router : configuration.routers()) {
      if (needsLinks(router)) {
        return new VirtualLinks(configuration, links).resolve(configuration);
      }
    }
    return configuration;
  }

  private Configuration resolve(Configuration configuration) {
    List<RouterSpec> placed = new ArrayList<>();
    for (RouterSpec router : configuration.routers()) {
      placed.add(place(router));
    }
    List<RouterSpec> resolved = new ArrayList<>();
    for (int index = 0; index < placed.size(); index++) {
      RouterSpec router = placed.get(index);
      List<MadeLinkSpec> made = names.get(index).stream().map(naming::byName).toList();
      resolved.add(
          made.isEmpty()
              ? router
              : RouterBuilder.of(router).host(router.host().withMade(made)).build());
    }
    return configuration.withRouters(resolved);
  }

  private RouterSpec place(RouterSpec router) {
    Set<String> used = new LinkedHashSet<>();
    names.add(used);
    if (!needsLinks(router)) {
      return router;
    }
    String own = own(router);
    if (own != null) {
      used.add(own);
    }
    return RouterBuilder.of(router)
        .addresses(place(router.addresses(), router, own, used))
        .excludedAddresses(place(router.excludedAddresses(), router, own, used))
        .build();
  }

  private @Nullable String own(RouterSpec router) {
    return switch (router.host().device()) {
      case DeviceSpec.None none -> null;
      case DeviceSpec.Vmac vmac ->
          naming.macvlan(
              new LinkNaming.Wish(
                  named(router, vmac.name()),
                  settings.vmacPrefix(),
                  router.interfaceName(),
                  router.vrid(),
                  vmac.group()),
              router.family(),
              mac(router, router.family()));
      case DeviceSpec.Ipvlan ipvlan ->
          naming.ipvlan(
              new LinkNaming.Wish(
                  named(router, ipvlan.name()),
                  settings.vmacPrefix(),
                  router.interfaceName(),
                  router.vrid(),
                  ipvlan.group()),
              router.family(),
              ipvlan);
    };
  }

  private List<AddressSpec> place(
      List<AddressSpec> lines, RouterSpec router, @Nullable String own, Set<String> used) {
    List<AddressSpec> placed = new ArrayList<>();
    for (AddressSpec line : lines) {
      String name = name(line, router, own);
      if (name == null) {
        placed.add(line);
      } else {
        used.add(name);
        placed.add(line.on(name));
      }
    }
    return placed;
  }

  /** The made interface that an address belongs on, or null for the one that its line says. */
  private @Nullable String name(AddressSpec line, RouterSpec router, @Nullable String own) {
    Family family = line.address().family();
    boolean isAtHome =
        line.interfaceName().equals(router.interfaceName()) && family == router.family();
    if (own != null && isAtHome) {
      // An ipvlan has the MAC address of its base: only the adverts leave by it.
      return router.host().device() instanceof DeviceSpec.Ipvlan ? null : own;
    }
    boolean asked = line.options().onVmac();
    if (!asked && (isAtHome || !router.host().link().addressesOnVmacs())) {
      return null;
    }
    String prefix = settings.addressVmacPrefix();
    return naming.macvlan(
        new LinkNaming.Wish(
            "",
            prefix.isEmpty() ? settings.vmacPrefix() : prefix,
            line.interfaceName(),
            router.vrid(),
            ""),
        family,
        mac(router, family));
  }

  /** A configured name, which is of the network namespace of its router. */
  private static String named(RouterSpec router, String name) {
    return name.isEmpty() ? name : NamespacedName.of(router.host().namespace(), name);
  }

  private static MacAddress mac(RouterSpec router, Family family) {
    return router.host().device() instanceof DeviceSpec.Vmac vmac && vmac.mac() != null
        ? vmac.mac()
        : Vrrp.virtualMac(family, router.vrid());
  }

  private static boolean needsLinks(RouterSpec router) {
    return !(router.host().device() instanceof DeviceSpec.None)
        || router.host().link().addressesOnVmacs()
        || router.addresses().stream().anyMatch(line -> line.options().onVmac())
        || router.excludedAddresses().stream().anyMatch(line -> line.options().onVmac());
  }

  private static Set<String> reserved(Configuration configuration) {
    Set<String> names = new HashSet<>();
    for (RouterSpec router : configuration.routers()) {
      switch (router.host().device()) {
        case DeviceSpec.None none -> {}
        case DeviceSpec.Vmac vmac -> names.add(named(router, vmac.name()));
        case DeviceSpec.Ipvlan ipvlan -> names.add(named(router, ipvlan.name()));
      }
    }
    return names;
  }
}
