package io.holdfast.wire.ip;

import io.holdfast.wire.bytes.NetworkOrder;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address without zone.
 *
 * <p>An IPv4 address is the low 32 bits of {@code low}; everything above is zero. Immutable.
 *
 * @param family the address family
 * @param high the first 64 bits of an IPv6 address, 0 for IPv4
 * @param low the last 64 bits of an IPv6 address, or the 32 bits of an IPv4 address
 */
public record IpAddress(Family family, long high, long low) implements Comparable<IpAddress> {

  private static final long IPV4_MASK = 0xffff_ffffL;

  /** Rejects an IPv4 address with bits beyond the 32 it has. */
  public IpAddress {
    if (family == Family.IPV4 && (high != 0 || (low & ~IPV4_MASK) != 0)) {
      throw new IllegalArgumentException("IPv4 address wider than 32 bits");
    }
  }

  /** Written out, because linking the generated method costs a cold start milliseconds. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpAddress that
        && low == that.low
        && high == that.high
        && family == that.family;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(high * 31 + low);
  }

  /** Returns the IPv4 address whose 32 bits are {@code bits}, first octet on top. */
  public static IpAddress ipv4(int bits) {
    return new IpAddress(Family.IPV4, 0, bits & IPV4_MASK);
  }

  /** Returns the IPv6 address made of two halves. */
  public static IpAddress ipv6(long high, long low) {
    return new IpAddress(Family.IPV6, high, low);
  }

  /** Returns the all-zero address of a family. */
  public static IpAddress unspecified(Family family) {
    return new IpAddress(family, 0, 0);
  }

  /**
   * Reads either text form: dotted quad without leading zeros, as inet_pton(3), or RFC 4291 section
   * 2.2, including an embedded IPv4 tail. Zones ({@code %eth0}), blanks and prefixes are refused.
   *
   * @return the address, or null when the text is not one
   */
  public static @Nullable IpAddress parse(String text) {
    return IpAddressParser.parse(text);
  }

  /**
   * Reads the 4 or 16 bytes at {@code offset} in network order.
   *
   * @throws IndexOutOfBoundsException when the buffer ends before the address does
   */
  public static IpAddress read(Family family, ByteBuffer buffer, int offset) {
    return switch (family) {
      case IPV4 -> new IpAddress(family, 0, NetworkOrder.getInt(buffer, offset));
      case IPV6 ->
          new IpAddress(
              family,
              NetworkOrder.getLong(buffer, offset),
              NetworkOrder.getLong(buffer, offset + Long.BYTES));
    };
  }

  /**
   * Writes the 4 or 16 bytes at {@code offset} in network order; position and limit stay.
   *
   * @throws IndexOutOfBoundsException when the buffer ends before the address does
   */
  public void writeTo(ByteBuffer buffer, int offset) {
    switch (family) {
      case IPV4 -> NetworkOrder.putInt(buffer, offset, low);
      case IPV6 -> {
        NetworkOrder.putLong(buffer, offset, high);
        NetworkOrder.putLong(buffer, offset + Long.BYTES, low);
      }
    }
  }

  /** Returns the size of the address on the wire in bytes: 4 or 16. */
  public int byteLength() {
    return family.byteLength();
  }

  /** Returns whether this is in 224.0.0.0/4 or ff00::/8. */
  public boolean isMulticast() {
    return family == Family.IPV4 ? low >>> 28 == 0xe : high >>> 56 == 0xff;
  }

  /** Returns whether this is in 169.254.0.0/16 or fe80::/10. */
  public boolean isLinkLocal() {
    return family == Family.IPV4 ? low >>> 16 == 0xa9fe : high >>> 54 == (0xfe80 >>> 6);
  }

  /** Returns whether all bits are zero. */
  public boolean isUnspecified() {
    return high == 0 && low == 0;
  }

  /** Returns whether this is in 127.0.0.0/8 or is ::1. */
  public boolean isLoopback() {
    return family == Family.IPV4 ? low >>> 24 == 127 : high == 0 && low == 1;
  }

  /**
   * Orders IPv4 before IPv6, and within a family by value as an unsigned number in network order,
   * the comparison that breaks a tie of priorities (RFC 9568 section 6.4.3).
   */
  @Override
  public int compareTo(IpAddress other) {
    int byFamily = family.compareTo(other.family);
    if (byFamily != 0) {
      return byFamily;
    }
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** Returns the canonical text: dotted quad, or RFC 5952. */
  @Override
  public String toString() {
    return IpAddressPrinter.print(this);
  }
}
