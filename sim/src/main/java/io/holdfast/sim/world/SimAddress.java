package io.holdfast.sim.world;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.Prefix;

/**
 * An address on an interface.
 *
 * @param prefix address and length
 * @param usable false while duplicate address detection runs
 */
record SimAddress(Prefix prefix, boolean usable) {

  /**
   * Whether the kernel takes another for the same address: IPv4 addresses differ by their length
   * too (inet_insert_ifa), IPv6 ones do not (ipv6_add_addr).
   */
  boolean isSameAs(Prefix other) {
    return prefix.address().equals(other.address())
        && (prefix.address().family() == Family.IPV6 || prefix.length() == other.length());
  }

  /** Whether both are IPv4 addresses of one subnet, of which the first is primary. */
  boolean sharesSubnetWith(Prefix other) {
    return prefix.address().family() == Family.IPV4
        && other.address().family() == Family.IPV4
        && prefix.length() == other.length()
        && prefix.network().equals(other.network());
  }
}
