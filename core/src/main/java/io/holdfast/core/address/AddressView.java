package io.holdfast.core.address;

import io.holdfast.core.LinkSnapshot;
import io.holdfast.core.LinkState;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The addresses that the kernel reports on each interface, in the order of the reports. */
public final class AddressView {
  private final Map<Integer, Map<Prefix, Boolean>> byLink = new HashMap<>();
  private final LinkTable links;
  private Map<String, Set<IpAddress>> virtual = Map.of();

  /** Creates an empty view of the addresses on interfaces. */
  public AddressView(LinkTable links) {
    this.links = links;
  }

  /**
   * Says which addresses virtual routers carry, by network namespace: none of them may be a source
   * address there.
   */
  public void virtualAddresses(Map<String, Set<IpAddress>> addresses) {
    virtual = Map.copyOf(addresses);
  }

  /** Whether a virtual router carries an address in the namespace of an interface. */
  public boolean isVirtual(int ifIndex, IpAddress address) {
    LinkState link = links.byIndex(ifIndex);
    Set<IpAddress> addresses = virtual.get(link == null ? "" : link.namespace());
    return addresses != null && addresses.contains(address);
  }

  /** Takes a report of an address, usable or still tentative. */
  public void add(int ifIndex, Prefix prefix, boolean usable) {
    byLink.computeIfAbsent(ifIndex, _ -> new LinkedHashMap<>()).put(prefix, usable);
  }

  /** Takes the report that an address is gone. */
  public void remove(int ifIndex, Prefix prefix) {
    Map<Prefix, Boolean> addresses = byLink.get(ifIndex);
    if (addresses != null) {
      addresses.remove(prefix);
    }
  }

  /** Takes the report that an interface is gone. */
  public void removeLink(int ifIndex) {
    byLink.remove(ifIndex);
  }

  /** Whether an address with this prefix length is on an interface. */
  public boolean contains(int ifIndex, Prefix prefix) {
    Map<Prefix, Boolean> addresses = byLink.get(ifIndex);
    return addresses != null && addresses.containsKey(prefix);
  }

  /**
   * The address that adverts of an interface leave from: for IPv4 the first that is not virtual,
   * for IPv6 the first link-local one that is not virtual. A current source stays while it is
   * there.
   *
   * @param current the source until now, or null
   * @return the source, or null when the interface has none
   */
  public @Nullable IpAddress source(int ifIndex, Family family, @Nullable IpAddress current) {
    Map<Prefix, Boolean> addresses = byLink.get(ifIndex);
    if (addresses == null) {
      return null;
    }
    IpAddress first = null;
    for (Map.Entry<Prefix, Boolean> entry : addresses.entrySet()) {
      IpAddress address = entry.getKey().address();
      if (entry.getValue() && isSource(address, family) && !isVirtual(ifIndex, address)) {
        if (address.equals(current)) {
          return current;
        }
        first = first == null ? address : first;
      }
    }
    return first;
  }

  /**
   * The first link-local address of an interface that is not virtual, tentative or not, or null.
   */
  public @Nullable IpAddress linkLocal(int ifIndex) {
    for (Prefix prefix : byLink.getOrDefault(ifIndex, Map.of()).keySet()) {
      if (isSource(prefix.address(), Family.IPV6) && !isVirtual(ifIndex, prefix.address())) {
        return prefix.address();
      }
    }
    return null;
  }

  /** An interface with its own addresses; allocates. */
  public LinkSnapshot snapshot(LinkState link) {
    IpAddress ipv4 = source(link.ifIndex(), Family.IPV4, null);
    IpAddress ipv6 = linkLocal(link.ifIndex());
    return new LinkSnapshot(
        link,
        ipv4,
        others(link.ifIndex(), Family.IPV4, ipv4),
        ipv6,
        others(link.ifIndex(), Family.IPV6, ipv6));
  }

  private List<IpAddress> others(int ifIndex, Family family, @Nullable IpAddress first) {
    return byLink.getOrDefault(ifIndex, Map.of()).keySet().stream()
        .map(Prefix::address)
        .filter(address -> isSource(address, family) && !isVirtual(ifIndex, address))
        .filter(address -> !address.equals(first))
        .distinct()
        .toList();
  }

  /** Whether an address is on an interface and past its duplicate detection. */
  public boolean isUsable(int ifIndex, IpAddress wanted) {
    for (Map.Entry<Prefix, Boolean> entry : byLink.getOrDefault(ifIndex, Map.of()).entrySet()) {
      if (entry.getValue() && entry.getKey().address().equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether an address is on some interface of a network namespace and past its duplicate
   * detection.
   */
  public boolean isUsable(String namespace, IpAddress wanted) {
    for (Map.Entry<Integer, Map<Prefix, Boolean>> link : byLink.entrySet()) {
      for (Map.Entry<Prefix, Boolean> entry : link.getValue().entrySet()) {
        if (entry.getValue()
            && entry.getKey().address().equals(wanted)
            && isIn(namespace, link.getKey())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isIn(String namespace, int ifIndex) {
    LinkState link = links.byIndex(ifIndex);
    return namespace.equals(link == null ? "" : link.namespace());
  }

  private static boolean isSource(IpAddress address, Family family) {
    return address.family() == family && (family == Family.IPV4 || address.isLinkLocal());
  }
}
