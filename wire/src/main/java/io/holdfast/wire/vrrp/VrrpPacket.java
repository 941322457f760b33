package io.holdfast.wire.vrrp;

import io.holdfast.wire.bytes.NetworkOrder;
import io.holdfast.wire.ip.Checksum;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Ipv4Header;
import java.nio.ByteBuffer;

/**
 * A reusable view of one received datagram.
 *
 * <p>Wrapping checks only what reading the fields needs; whether an advert is acceptable depends on
 * the configuration and is decided elsewhere, from what this view shows. No content makes any
 * method throw. After an error every number is 0 and every answer false.
 *
 * <p>Wrapping and reading allocate nothing, except the methods that return an {@link IpAddress}.
 * The view reads addresses and authentication data from the buffer when asked, so it is valid only
 * until the buffer is filled again. Not thread safe.
 */
public final class VrrpPacket {

  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);
  private static final int CENTISECONDS = 100;
  private static final int INTERVAL_MASK_V3 = 0xfff;

  private ByteBuffer buffer = EMPTY;
  private Family family = Family.IPV4;
  private long sourceHigh;
  private long sourceLow;
  private long destinationHigh;
  private long destinationLow;
  private int ttl;
  private int ipProtocol;
  private int ipTotalLength;
  private int receivedLength;
  private int vrrpOffset;
  private int vrrpLength;
  private int version;
  private int type;
  private int vrid;
  private int priority;
  private int addressCount;
  private int intervalRaw;
  private int checksum;
  private int headerLength;

  /** Creates a view of nothing. */
  public VrrpPacket() {}

  /**
   * Shows a datagram as a raw IPv4 socket delivers it, IP header first (raw(7)).
   *
   * @param source buffer that holds it, of either byte order; position and limit are not touched
   * @param offset of the first byte of the IP header
   * @param length number of bytes received
   * @return {@link DecodeError#NONE} when the fields can be read
   */
  public DecodeError wrapIpv4(ByteBuffer source, int offset, int length) {
    clear(Family.IPV4);
    if (isOutside(source, offset, length)) {
      return DecodeError.OUTSIDE_BUFFER;
    }
    if (length < Ipv4Header.LENGTH) {
      return DecodeError.TOO_SHORT_FOR_IP;
    }
    int first = NetworkOrder.getByte(source, offset + Ipv4Header.VERSION_OFFSET);
    if (first >>> 4 != 4) {
      return DecodeError.WRONG_IP_VERSION;
    }
    int ipHeader = (first & 0xf) * Integer.BYTES;
    if (ipHeader < Ipv4Header.LENGTH) {
      return DecodeError.BAD_IP_HEADER_LENGTH;
    }
    if (length < ipHeader) {
      return DecodeError.TOO_SHORT_FOR_IP;
    }
    int protocol = NetworkOrder.getByte(source, offset + Ipv4Header.PROTOCOL_OFFSET);
    boolean hasAh = protocol == Ipv4Header.PROTOCOL_AUTHENTICATION_HEADER;
    int headers = ipHeader + (hasAh ? AuthHeader.LENGTH : 0);
    if (length < headers + Vrrp.HEADER_LENGTH) {
      return hasAh
          ? DecodeError.TOO_SHORT_FOR_AUTHENTICATION_HEADER
          : DecodeError.TOO_SHORT_FOR_VRRP;
    }
    readIpv4(source, offset);
    readVrrp(source, offset, headers, length);
    return DecodeError.NONE;
  }

  /**
   * Shows a datagram as a raw IPv6 socket delivers it, without IP header (RFC 3542 section 3).
   *
   * @param source buffer that holds it, of either byte order; position and limit are not touched
   * @param offset of the first VRRP byte
   * @param length number of bytes received
   * @param meta what the kernel told beside it, copied
   * @return {@link DecodeError#NONE} when the fields can be read
   */
  public DecodeError wrapIpv6(ByteBuffer source, int offset, int length, Ipv6Meta meta) {
    clear(Family.IPV6);
    if (isOutside(source, offset, length)) {
      return DecodeError.OUTSIDE_BUFFER;
    }
    if (length < Vrrp.HEADER_LENGTH) {
      return DecodeError.TOO_SHORT_FOR_VRRP;
    }
    sourceHigh = meta.sourceHigh();
    sourceLow = meta.sourceLow();
    destinationHigh = meta.destinationHigh();
    destinationLow = meta.destinationLow();
    ttl = meta.hopLimit();
    ipProtocol = Vrrp.PROTOCOL;
    ipTotalLength = length;
    readVrrp(source, offset, 0, length);
    return DecodeError.NONE;
  }

  /** Returns the family of the last datagram wrapped. */
  public Family family() {
    return family;
  }

  /** Returns the first half of the source address; 0 for IPv4. */
  public long sourceHigh() {
    return sourceHigh;
  }

  /** Returns the second half of the source address, or the 32 bits of an IPv4 one. */
  public long sourceLow() {
    return sourceLow;
  }

  /** Returns the first half of the destination address; 0 for IPv4. */
  public long destinationHigh() {
    return destinationHigh;
  }

  /** Returns the second half of the destination address, or the 32 bits of an IPv4 one. */
  public long destinationLow() {
    return destinationLow;
  }

  /** Returns the source address as a new object, for logs. */
  public IpAddress source() {
    return new IpAddress(family, sourceHigh, sourceLow);
  }

  /** Returns the destination address as a new object, for logs. */
  public IpAddress destination() {
    return new IpAddress(family, destinationHigh, destinationLow);
  }

  /** Returns the time to live or hop limit, 0 to 255. */
  public int ttl() {
    return ttl;
  }

  /** Returns the protocol of the IPv4 header: 112, or 51 with an authentication header. */
  public int ipProtocol() {
    return ipProtocol;
  }

  /** Returns whether an IPsec authentication header stands between IPv4 and VRRP header. */
  public boolean hasAuthenticationHeader() {
    return ipProtocol == Ipv4Header.PROTOCOL_AUTHENTICATION_HEADER;
  }

  /**
   * Returns the total length that the IPv4 header claims, in bytes. Over IPv6 there is no header to
   * claim anything, and this is {@link #receivedLength()}.
   */
  public int ipTotalLength() {
    return ipTotalLength;
  }

  /** Returns how many bytes were received, IP header included when it was delivered. */
  public int receivedLength() {
    return receivedLength;
  }

  /**
   * Returns how many bytes should have been received, by the version and the number of addresses
   * that the packet itself states. Comparable with {@link #receivedLength()}, which Ethernet
   * padding may exceed on a packet below 46 bytes.
   */
  public int expectedLength() {
    return headerLength + expectedVrrpLength();
  }

  /** Returns how many bytes were received from the first VRRP byte on. */
  public int vrrpLength() {
    return vrrpLength;
  }

  /** Returns how many bytes there should be from the first VRRP byte on. */
  public int expectedVrrpLength() {
    return vrrpLength == 0 ? 0 : Vrrp.length(version, family, addressCount);
  }

  /** Returns the VRRP version, 0 to 15. */
  public int version() {
    return version;
  }

  /** Returns the packet type, 0 to 15; 1 is an advertisement. */
  public int type() {
    return type;
  }

  /** Returns the virtual router id, 0 to 255. */
  public int vrid() {
    return vrid;
  }

  /** Returns the priority, 0 to 255. */
  public int priority() {
    return priority;
  }

  /** Returns the number of addresses the packet claims to hold, 0 to 255. */
  public int addressCount() {
    return addressCount;
  }

  /** Returns bytes 4 and 5 of the VRRP header as they are. */
  public int intervalRaw() {
    return intervalRaw;
  }

  /** Returns the authentication type of version 2, 0 to 255; 0 for any other version. */
  public int authType() {
    return version == Vrrp.VERSION_2 ? intervalRaw >>> Byte.SIZE : 0;
  }

  /** Returns the interval of a version 2 advert in seconds, 0 to 255; 0 for any other version. */
  public int advertSecondsV2() {
    return version == Vrrp.VERSION_2 ? intervalRaw & 0xff : 0;
  }

  /** Returns the advertisement interval in centiseconds, whatever the version. */
  public int intervalCs() {
    return version == Vrrp.VERSION_2
        ? advertSecondsV2() * CENTISECONDS
        : intervalRaw & INTERVAL_MASK_V3;
  }

  /** Returns the checksum field. */
  public int checksum() {
    return checksum;
  }

  /**
   * Returns whether the checksum fits a rule, with the family's default group standing in for the
   * destination under {@link ChecksumRule#V3_OLD_UNICAST}.
   */
  public boolean checksumValid(ChecksumRule rule) {
    IpAddress group = Vrrp.group(family);
    return checksumValid(rule, group.high(), group.low());
  }

  /**
   * Returns whether the checksum fits a rule; it covers the expected length, so Ethernet padding
   * does not count and a packet that ends early never fits.
   *
   * @param groupHigh first half of the multicast group, for {@link ChecksumRule#V3_OLD_UNICAST}
   * @param groupLow second half of it
   */
  public boolean checksumValid(ChecksumRule rule, long groupHigh, long groupLow) {
    int length = expectedVrrpLength();
    if (length == 0 || length > vrrpLength) {
      return false;
    }
    long sum = Checksum.add(0, buffer, vrrpOffset, length);
    if (rule.hasPseudoHeader()) {
      boolean isOld = rule == ChecksumRule.V3_OLD_UNICAST;
      sum = Checksum.addAddress(sum, sourceHigh, sourceLow);
      sum =
          Checksum.addAddress(
              sum, isOld ? groupHigh : destinationHigh, isOld ? groupLow : destinationLow);
      sum = Checksum.addPseudoHeader(sum, Vrrp.PROTOCOL, length);
    }
    return Checksum.isValid(sum);
  }

  /**
   * Returns whether address {@code index} lies within what was received.
   *
   * @param index any number; addresses count from 0
   */
  public boolean hasAddress(int index) {
    return index >= 0
        && index < addressCount
        && Vrrp.HEADER_LENGTH + (index + 1) * family.byteLength() <= vrrpLength;
  }

  /** Returns the first half of an address; 0 for IPv4 and for one that is not there. */
  public long addressHigh(int index) {
    return family == Family.IPV6 && hasAddress(index)
        ? NetworkOrder.getLong(buffer, addressOffset(index))
        : 0;
  }

  /** Returns the second half of an address, or its 32 bits; 0 for one that is not there. */
  public long addressLow(int index) {
    if (!hasAddress(index)) {
      return 0;
    }
    return family == Family.IPV6
        ? NetworkOrder.getLong(buffer, addressOffset(index) + Long.BYTES)
        : NetworkOrder.getInt(buffer, addressOffset(index));
  }

  /** Returns an address as a new object, for logs; all zero when it is not there. */
  public IpAddress address(int index) {
    return new IpAddress(family, addressHigh(index), addressLow(index));
  }

  /** Returns whether {@code address} is among those of the packet. Allocates nothing. */
  public boolean contains(IpAddress address) {
    if (address.family() != family) {
      return false;
    }
    for (int index = 0; hasAddress(index); index++) {
      if (addressLow(index) == address.low() && addressHigh(index) == address.high()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether a version 2 advert over IPv4 ends with these eight bytes of authentication
   * data.
   *
   * @param eightBytes password, zero padded, first byte on top; see {@link AuthData#eightBytes()}
   */
  public boolean authDataMatches(long eightBytes) {
    boolean hasAuthData = version == Vrrp.VERSION_2 && family == Family.IPV4;
    return hasAuthData
        && expectedVrrpLength() <= vrrpLength
        && NetworkOrder.getLong(buffer, addressOffset(addressCount)) == eightBytes;
  }

  /**
   * Returns the eight bytes of authentication data that end a version 2 advert over IPv4, first
   * byte on top; 0 when there are none. A secret: for comparison, not for print.
   */
  public long authData() {
    boolean hasAuthData = version == Vrrp.VERSION_2 && family == Family.IPV4;
    return hasAuthData && vrrpLength > 0 && expectedVrrpLength() <= vrrpLength
        ? NetworkOrder.getLong(buffer, addressOffset(addressCount))
        : 0;
  }

  /**
   * Returns how many bytes follow what the version and the number of addresses explain: padding, or
   * {@link HmacTrailer}. Negative when the packet ends early.
   */
  public int surplusLength() {
    return vrrpLength - expectedVrrpLength();
  }

  /** Returns what holds the datagram. */
  ByteBuffer buffer() {
    return buffer;
  }

  /** Returns where the IPv4 header begins; over IPv6 where VRRP does. */
  int ipOffset() {
    return vrrpOffset - headerLength;
  }

  /** Returns where the authentication header begins; only for a packet that has one. */
  int authenticationOffset() {
    return vrrpOffset - AuthHeader.LENGTH;
  }

  /** Returns where the VRRP header begins. */
  int vrrpOffset() {
    return vrrpOffset;
  }

  private int addressOffset(int index) {
    return vrrpOffset + Vrrp.HEADER_LENGTH + index * family.byteLength();
  }

  private static boolean isOutside(ByteBuffer source, int offset, int length) {
    return offset < 0 || length < 0 || length > source.limit() - offset;
  }

  private void readIpv4(ByteBuffer source, int offset) {
    sourceLow = NetworkOrder.getInt(source, offset + Ipv4Header.SOURCE_OFFSET);
    destinationLow = NetworkOrder.getInt(source, offset + Ipv4Header.DESTINATION_OFFSET);
    ttl = NetworkOrder.getByte(source, offset + Ipv4Header.TIME_TO_LIVE_OFFSET);
    ipProtocol = NetworkOrder.getByte(source, offset + Ipv4Header.PROTOCOL_OFFSET);
    ipTotalLength = NetworkOrder.getShort(source, offset + Ipv4Header.TOTAL_LENGTH_OFFSET);
  }

  private void readVrrp(ByteBuffer source, int offset, int headers, int length) {
    buffer = source;
    receivedLength = length;
    headerLength = headers;
    vrrpOffset = offset + headers;
    vrrpLength = length - headers;
    int first = NetworkOrder.getByte(source, vrrpOffset);
    version = first >>> 4;
    type = first & 0xf;
    vrid = NetworkOrder.getByte(source, vrrpOffset + 1);
    priority = NetworkOrder.getByte(source, vrrpOffset + 2);
    addressCount = NetworkOrder.getByte(source, vrrpOffset + 3);
    intervalRaw = NetworkOrder.getShort(source, vrrpOffset + 4);
    checksum = NetworkOrder.getShort(source, vrrpOffset + Vrrp.CHECKSUM_OFFSET);
  }

  private void clear(Family next) {
    buffer = EMPTY;
    family = next;
    sourceHigh = 0;
    sourceLow = 0;
    destinationHigh = 0;
    destinationLow = 0;
    ttl = 0;
    ipProtocol = 0;
    ipTotalLength = 0;
    receivedLength = 0;
    vrrpOffset = 0;
    vrrpLength = 0;
    version = 0;
    type = 0;
    vrid = 0;
    priority = 0;
    addressCount = 0;
    intervalRaw = 0;
    checksum = 0;
    headerLength = 0;
  }
}
