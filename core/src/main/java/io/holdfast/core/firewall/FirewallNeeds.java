package io.holdfast.core.firewall;

import io.holdfast.core.FirewallState.RefusedAddress;
import io.holdfast.core.FirewallState.VirtualLink;
import io.holdfast.core.LinkState;
import io.holdfast.core.address.LinkTable;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the packet filter of one network namespace has to keep away right now. */
public final class FirewallNeeds {
  private final SortedSet<RefusedAddress> refused = new TreeSet<>();
  private final SortedSet<VirtualLink> virtualLinks = new TreeSet<>();

  FirewallNeeds() {}

  /** Every address that is held and not accepted. */
  SortedSet<RefusedAddress> refused() {
    return refused;
  }

  /** Every interface with a virtual MAC that is there. */
  SortedSet<VirtualLink> virtualLinks() {
    return virtualLinks;
  }

  /**
   * An address is held and not accepted; a link-local one means something on its interface only.
   */
  public void refuse(IpAddress address, int ifIndex) {
    refused.add(new RefusedAddress(address, isLinkLocal(address) ? ifIndex : 0));
  }

  /** The interfaces with virtual MACs of a router, as far as they are there. */
  public void addVirtualLinks(RouterSpec router, LinkTable links) {
    for (MadeLinkSpec made : router.host().made()) {
      LinkState link = links.byName(made.name());
      LinkState base = links.byName(made.base());
      MacAddress mac = made.mac();
      if (mac != null && link != null && base != null) {
        virtualLinks.add(
            new VirtualLink(
                link.ifIndex(),
                mac,
                base.ifIndex(),
                carries(router, made, Family.IPV4),
                carries(router, made, Family.IPV6)));
      }
    }
  }

  /**
   * Whether reports of a family may leave by an interface: it carries the family, or an excluded
   * address of its router is of that family, wherever it is. That is keepalived's rule.
   */
  static boolean carries(RouterSpec router, MadeLinkSpec made, Family family) {
    return (family == Family.IPV4 ? made.ipv4() : made.ipv6())
        || router.excludedAddresses().stream().anyMatch(line -> isOf(line, family));
  }

  static boolean isLinkLocal(IpAddress address) {
    return address.family() == Family.IPV6 && address.high() >>> 54 == 0xfe80 >>> 6;
  }

  private static boolean isOf(AddressSpec line, Family family) {
    return line.address().family() == family;
  }
}
