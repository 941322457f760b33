package io.holdfast.wire.vrrp;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Ipv4Header;
import io.holdfast.wire.ip.MacAddress;

/** Numbers of the protocol that RFC 3768 and RFC 9568 fix, and what follows from them. */
public final class Vrrp {

  /** IP protocol number of VRRP. */
  public static final int PROTOCOL = 112;

  /** Length in bytes of the fields in front of the addresses. */
  public static final int HEADER_LENGTH = 8;

  /** Length in bytes of the authentication data that ends a version 2 advert over IPv4. */
  public static final int AUTH_DATA_LENGTH = 8;

  /** Offset of the checksum in the VRRP header, what {@code IPV6_CHECKSUM} wants to know. */
  public static final int CHECKSUM_OFFSET = 6;

  /** The only packet type: advertisement. */
  public static final int TYPE_ADVERTISEMENT = 1;

  /** Version of RFC 3768. */
  public static final int VERSION_2 = 2;

  /** Version of RFC 9568. */
  public static final int VERSION_3 = 3;

  /** Authentication type of version 2: none. */
  public static final int AUTH_NONE = 0;

  /** Authentication type of version 2: plain text password. */
  public static final int AUTH_PASSWORD = 1;

  /** Authentication type of version 2: IPsec authentication header. */
  public static final int AUTH_HEADER = 2;

  /** Priority that announces the end of the sender's service. */
  public static final int PRIORITY_STOP = 0;

  /** Priority of the router that owns the addresses. */
  public static final int PRIORITY_OWNER = 255;

  /** Largest advertisement interval of version 3, in centiseconds. */
  public static final int MAX_INTERVAL_CS_V3 = 4095;

  /** Largest advertisement interval of version 2, in seconds. */
  public static final int MAX_INTERVAL_SECONDS_V2 = 255;

  /** Most addresses the count field can express. */
  public static final int MAX_ADDRESSES = 255;

  /** Time to live or hop limit of every multicast advert. */
  public static final int TIME_TO_LIVE = 255;

  /** 224.0.0.18. */
  public static final IpAddress GROUP_IPV4 = IpAddress.ipv4(0xe000_0012);

  /** ff02::12. */
  public static final IpAddress GROUP_IPV6 = IpAddress.ipv6(0xff02L << 48, 0x12);

  private static final int ETHERNET_HEADER_LENGTH = 14;
  private static final int IPV6_HEADER_LENGTH = 40;
  private static final long VIRTUAL_MAC_IPV4 = 0x0000_5e00_0100L;
  private static final long VIRTUAL_MAC_IPV6 = 0x0000_5e00_0200L;

  private Vrrp() {}

  /** Returns the multicast group that adverts of a family go to by default. */
  public static IpAddress group(Family family) {
    return family == Family.IPV4 ? GROUP_IPV4 : GROUP_IPV6;
  }

  /**
   * Returns the virtual MAC address of a virtual router (RFC 9568 section 7.3).
   *
   * @param vrid virtual router id, 1 to 255
   */
  public static MacAddress virtualMac(Family family, int vrid) {
    long prefix = family == Family.IPV4 ? VIRTUAL_MAC_IPV4 : VIRTUAL_MAC_IPV6;
    return new MacAddress(prefix | (vrid & 0xff));
  }

  /**
   * Returns how many addresses an advert may carry on an interface, as keepalived reckons it: room
   * for every optional part is kept, and an Ethernet header is subtracted although the MTU does not
   * contain one, so that both accept the same number.
   *
   * @param mtu of the interface in bytes
   * @return 0 to 255
   */
  public static int maxAddresses(Family family, int mtu) {
    int ipHeader = family == Family.IPV4 ? Ipv4Header.LENGTH : IPV6_HEADER_LENGTH;
    int room =
        mtu
            - ETHERNET_HEADER_LENGTH
            - ipHeader
            - HEADER_LENGTH
            - AUTH_DATA_LENGTH
            - AuthHeader.LENGTH
            - HmacTrailer.LENGTH;
    return Math.clamp(room / family.byteLength(), 0, MAX_ADDRESSES);
  }

  /**
   * Returns the length in bytes of an advert from its first VRRP byte to its last, authentication
   * data included. Any version but 2 is laid out as version 3.
   */
  static int length(int version, Family family, int addressCount) {
    boolean hasAuthData = version == VERSION_2 && family == Family.IPV4;
    return HEADER_LENGTH
        + addressCount * family.byteLength()
        + (hasAuthData ? AUTH_DATA_LENGTH : 0);
  }
}
