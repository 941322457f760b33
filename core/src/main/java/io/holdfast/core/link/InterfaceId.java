package io.holdfast.core.link;

import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;

/** Addresses that follow from a MAC address: RFC 4291 appendix A. */
public final class InterfaceId {
  private static final long LINK_LOCAL = 0xfe80_0000_0000_0000L;
  private static final long UNIVERSAL_BIT = 0x0200_0000_0000_0000L;
  private static final long EUI_MIDDLE = 0xff_fe00_0000L;
  private static final int HALF_BITS = 24;

  private InterfaceId() {}

  /** The link-local address that a MAC address gives by EUI-64. */
  public static IpAddress linkLocal(MacAddress mac) {
    long upper = (mac.value() >>> HALF_BITS) << (HALF_BITS + Short.SIZE);
    long lower = mac.value() & 0xff_ffffL;
    return IpAddress.ipv6(LINK_LOCAL, (upper | EUI_MIDDLE | lower) ^ UNIVERSAL_BIT);
  }
}
