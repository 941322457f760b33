package io.holdfast.linux.net;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What tells one pair of VRRP sockets from another. Immutable.
 *
 * @param family address family of packets and group
 * @param protocol IP protocol: 112 for VRRP, 51 for VRRP within an authentication header
 * @param interfaceName interface (or VRF) to bind to; empty for none
 * @param interfaceIndex index of that interface; zero for none
 * @param group multicast group to join, or null for unicast
 * @param source unicast address to receive on, or null for any
 * @param receiveBufferBytes kernel buffer of the receive socket; zero leaves the default
 * @param unicastHops hop limit of IPv6 unicast; zero leaves the default
 */
public record RawSocketSettings(
    Family family,
    int protocol,
    String interfaceName,
    int interfaceIndex,
    @Nullable IpAddress group,
    @Nullable IpAddress source,
    int receiveBufferBytes,
    int unicastHops) {

  /** Protocol number of VRRP (RFC 9568 section 5.1.1.4). */
  public static final int VRRP = 112;

  /** Protocol number of the authentication header (RFC 4302). */
  public static final int AUTHENTICATION_HEADER = 51;

  /** Rejects a group or source of the other family. */
  public RawSocketSettings {
    requireFamily(family, group);
    requireFamily(family, source);
  }

  /** Returns settings for VRRP to a multicast group on an interface. */
  public static RawSocketSettings multicast(
      IpAddress group, String interfaceName, int interfaceIndex) {
    return new RawSocketSettings(
        group.family(), VRRP, interfaceName, interfaceIndex, group, null, 0, 0);
  }

  /** Returns settings for VRRP between unicast addresses; the interface may be empty and zero. */
  public static RawSocketSettings unicast(
      IpAddress source, String interfaceName, int interfaceIndex) {
    return new RawSocketSettings(
        source.family(), VRRP, interfaceName, interfaceIndex, null, source, 0, 0);
  }

  /** Returns the same with another receive buffer size in bytes. */
  public RawSocketSettings withReceiveBufferBytes(int bytes) {
    return new RawSocketSettings(
        family, protocol, interfaceName, interfaceIndex, group, source, bytes, unicastHops);
  }

  /** Returns the same with another hop limit for IPv6 unicast, 1 to 255. */
  public RawSocketSettings withUnicastHops(int hops) {
    return new RawSocketSettings(
        family, protocol, interfaceName, interfaceIndex, group, source, receiveBufferBytes, hops);
  }

  private static void requireFamily(Family family, @Nullable IpAddress address) {
    if (address != null && address.family() != family) {
      throw new IllegalArgumentException(address + " is not " + family);
    }
  }
}
