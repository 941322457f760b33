package io.holdfast.core.address;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The addresses that the kernel reports on each interface, in the order of the reports. */
public final class AddressView {
  private final Map<Integer, Map<Prefix, Boolean>> byLink = new HashMap<>();
  private Set<IpAddress> virtual = Set.of();

  /** Creates an empty view. */
  public AddressView() {}

  /** Says which addresses virtual routers carry: none of them may be a source address. */
  public void virtualAddresses(Set<IpAddress> addresses) {
    virtual = new HashSet<>(addresses);
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
      if (entry.getValue() && isSource(address, family)) {
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
      if (isSource(prefix.address(), Family.IPV6)) {
        return prefix.address();
      }
    }
    return null;
  }

  /** Whether an address is on some interface and past its duplicate detection. */
  public boolean isUsable(IpAddress wanted) {
    for (Map<Prefix, Boolean> addresses : byLink.values()) {
      for (Map.Entry<Prefix, Boolean> entry : addresses.entrySet()) {
        if (entry.getValue() && entry.getKey().address().equals(wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isSource(IpAddress address, Family family) {
    return address.family() == family
        && (family == Family.IPV4 || address.isLinkLocal())
        && !virtual.contains(address);
  }
}
