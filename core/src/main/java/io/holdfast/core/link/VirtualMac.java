package io.holdfast.core.link;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;

/** Addresses that follow from numbers: RFC 9568 section 7.3 and RFC 4291 appendix A. */
public final class VirtualMac {
  private static final long IPV4_BASE = 0x0000_5e00_0100L;
  private static final long IPV6_BASE = 0x0000_5e00_0200L;
  private static final long LINK_LOCAL = 0xfe80_0000_0000_0000L;
  private static final long UNIVERSAL_BIT = 0x0200_0000_0000_0000L;
  private static final long EUI_MIDDLE = 0xff_fe00_0000L;
  private static final int HALF_BITS = 24;

  private VirtualMac() {}

  /** 00-00-5E-00-01-VRID for IPv4, 00-00-5E-00-02-VRID for IPv6. */
  public static MacAddress of(Family family, int vrid) {
    return new MacAddress((family == Family.IPV4 ? IPV4_BASE : IPV6_BASE) | vrid);
  }

  /** The link-local address that a MAC address gives by EUI-64. */
  public static IpAddress linkLocal(MacAddress mac) {
    long upper = (mac.value() >>> HALF_BITS) << (HALF_BITS + Short.SIZE);
    long lower = mac.value() & 0xff_ffffL;
    return IpAddress.ipv6(LINK_LOCAL, (upper | EUI_MIDDLE | lower) ^ UNIVERSAL_BIT);
  }
}
