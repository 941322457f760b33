package io.holdfast.core;

import io.holdfast.core.spec.host.FirewallSpec;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * All that the packet filter is to hold. Immutable.
 *
 * @param spec the name of its tables and how they look
 * @param parts which parts it has; without any there is no table
 * @param refused the addresses whose packets are dropped, apart from neighbour discovery
 * @param virtualLinks the interfaces with a virtual MAC, whose group reports must not leave with it
 */
public record FirewallState(
    FirewallSpec spec,
    Set<Part> parts,
    SortedSet<RefusedAddress> refused,
    SortedSet<VirtualLink> virtualLinks) {

  /** A part of the rules, there from the start of the daemon to its end. */
  public enum Part {
    /** Packets from and to IPv4 addresses. */
    ADDRESSES_IPV4,
    /** Packets from and to IPv6 addresses. */
    ADDRESSES_IPV6,
    /** Packets from and to link-local IPv6 addresses. */
    ADDRESSES_LINK_LOCAL,
    /** IGMP reports of virtual interfaces, and claims that come to them from their own MAC. */
    VIRTUAL_LINKS_IPV4,
    /** MLD reports and router solicitations of virtual interfaces. */
    VIRTUAL_LINKS_IPV6
  }

  /**
   * An address that is not accepted.
   *
   * @param address the address
   * @param ifIndex its interface where the address is link-local, which means nothing without; else
   *     0
   */
  public record RefusedAddress(IpAddress address, int ifIndex)
      implements Comparable<RefusedAddress> {
    @Override
    public int compareTo(RefusedAddress other) {
      int byHigh = Long.compareUnsigned(address.high(), other.address.high());
      int byLow = byHigh != 0 ? byHigh : Long.compareUnsigned(address.low(), other.address.low());
      int byFamily = byLow != 0 ? byLow : address.family().compareTo(other.address.family());
      return byFamily != 0 ? byFamily : Integer.compare(ifIndex, other.ifIndex);
    }
  }

  /**
   * An interface with a virtual MAC.
   *
   * @param ifIndex its index
   * @param mac its MAC address
   * @param parentIndex the index of the interface below it
   * @param ipv4 whether it carries IPv4, so that IGMP reports may leave by it
   * @param ipv6 whether it carries IPv6, so that MLD reports and solicitations may
   */
  public record VirtualLink(
      int ifIndex, MacAddress mac, int parentIndex, boolean ipv4, boolean ipv6)
      implements Comparable<VirtualLink> {
    @Override
    public int compareTo(VirtualLink other) {
      return Integer.compare(ifIndex, other.ifIndex);
    }
  }

  /** Copies the sets. */
  public FirewallState {
    parts = Collections.unmodifiableSortedSet(new TreeSet<>(parts));
    refused = Collections.unmodifiableSortedSet(new TreeSet<>(refused));
    virtualLinks = Collections.unmodifiableSortedSet(new TreeSet<>(virtualLinks));
  }

  /** Nothing: no table at all. */
  public static FirewallState none() {
    return new FirewallState(FirewallSpec.DEFAULT, Set.of(), new TreeSet<>(), new TreeSet<>());
  }

  /** Whether the tables are made in the same way, so that only their sets differ. */
  public boolean isShapedLike(FirewallState other) {
    return spec.equals(other.spec) && parts.equals(other.parts);
  }

  /** The same with other numbers for the interfaces. */
  public FirewallState renumbered(IntUnaryOperator number) {
    TreeSet<RefusedAddress> addresses = new TreeSet<>();
    for (RefusedAddress each : refused) {
      int ifIndex = each.ifIndex() == 0 ? 0 : number.applyAsInt(each.ifIndex());
      addresses.add(new RefusedAddress(each.address(), ifIndex));
    }
    TreeSet<VirtualLink> links = new TreeSet<>();
    for (VirtualLink each : virtualLinks) {
      links.add(
          new VirtualLink(
              number.applyAsInt(each.ifIndex()),
              each.mac(),
              number.applyAsInt(each.parentIndex()),
              each.ipv4(),
              each.ipv6()));
    }
    return new FirewallState(spec, parts, addresses, links);
  }

  /** The same with every refused address of another state too. */
  public FirewallState refusingAlso(FirewallState other) {
    TreeSet<RefusedAddress> both = new TreeSet<>(refused);
    both.addAll(other.refused);
    return new FirewallState(spec, parts, both, virtualLinks);
  }
}
