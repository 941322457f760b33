package io.holdfast.core.link;

import io.holdfast.core.LinkLayer;
import io.holdfast.core.LinkState;
import io.holdfast.core.address.LinkTable;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.MacAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds names for interfaces that are to be made: PREFIX.VRID, for IPv6 then PREFIX6.VRID, then
 * PREFIX1.VRID and so on, as keepalived does; but one that exists already keeps its name. Those of
 * one base with one MAC address are one interface. Used once.
 */
final class LinkNaming {
  private static final String USUAL_PREFIX = "vrrp";

  private final LinkTable links;
  private final Set<String> taken;
  private final Map<String, MadeLinkSpec> made = new LinkedHashMap<>();

  /**
   * Creates one that has given no name.
   *
   * @param reserved names that the configuration gives itself
   */
  LinkNaming(LinkTable links, Set<String> reserved) {
    this.links = links;
    this.taken = new HashSet<>(reserved);
  }

  /** The interface of a name that was given here. */
  MadeLinkSpec byName(String name) {
    MadeLinkSpec spec = made.get(name);
    if (spec == null) {
      throw new IllegalArgumentException(name + " is not made");
    }
    return spec;
  }

  /** The name of the macvlan of a base with a MAC address that carries a family. */
  String macvlan(Wish wish, Family family, MacAddress mac) {
    for (MadeLinkSpec known : made.values()) {
      if (known.base().equals(wish.base()) && mac.equals(known.mac())) {
        made.put(known.name(), known.carrying(family));
        return known.name();
      }
    }
    String present = isUsable(wish.name()) ? null : present(wish.base(), mac);
    String name = present == null ? name(wish, family) : present;
    taken.add(name);
    MadeLinkSpec spec =
        new MadeLinkSpec(
            name, wish.base(), mac, DeviceSpec.Mode.PRIVATE, null, wish.group(), false, false);
    made.put(name, spec.carrying(family));
    return name;
  }

  /** The name of an ipvlan that carries a family. */
  String ipvlan(Wish wish, Family family, DeviceSpec.Ipvlan ipvlan) {
    String name = name(wish, family);
    taken.add(name);
    MadeLinkSpec spec =
        new MadeLinkSpec(
            name, wish.base(), null, ipvlan.mode(), ipvlan.address(), wish.group(), false, false);
    made.put(name, spec.carrying(family));
    return name;
  }

  /**
   * What is asked for.
   *
   * @param name the configured name, in the network namespace of the base; or empty
   * @param prefix how a generated name begins; empty for the usual one
   * @param base the interface below
   * @param vrid the virtual router
   * @param group interface group, or empty
   */
  record Wish(String name, String prefix, String base, int vrid, String group) {}

  /** Whether an interface is the macvlan of a base with a MAC address. */
  static boolean isMacvlan(LinkState link, @Nullable LinkState base, @Nullable MacAddress mac) {
    return base != null
        && link.layer().kind().equals(LinkLayer.MACVLAN)
        && link.layer().mode() == LinkLayer.MODE_PRIVATE
        && link.layer().parentIndex() == base.ifIndex()
        && link.mac().equals(mac);
  }

  private @Nullable String present(String base, MacAddress mac) {
    LinkState below = links.byName(base);
    for (LinkState link : links.all()) {
      if (!taken.contains(link.name()) && isMacvlan(link, below, mac)) {
        return link.name();
      }
    }
    return null;
  }

  private String name(Wish wish, Family family) {
    if (isUsable(wish.name())) {
      return wish.name();
    }
    String prefix = wish.prefix().isEmpty() ? USUAL_PREFIX : wish.prefix();
    String start = NamespacedName.of(NamespacedName.namespace(wish.base()), prefix);
    String name = start + "." + wish.vrid();
    if (family == Family.IPV6 && !isFree(name)) {
      name = start + "6." + wish.vrid();
    }
    for (int number = 1; !isFree(name); number++) {
      name = start + number + "." + wish.vrid();
    }
    return name;
  }

  /** Whether a configured name can be had: not if another instance or kind of interface has it. */
  private boolean isUsable(String name) {
    LinkState present = links.byName(name);
    boolean isOfKind =
        present == null
            || present.layer().kind().equals(LinkLayer.MACVLAN)
            || present.layer().kind().equals(LinkLayer.IPVLAN);
    return !name.isEmpty() && isOfKind && !made.containsKey(name);
  }

  private boolean isFree(String name) {
    return !taken.contains(name) && links.byName(name) == null;
  }
}
