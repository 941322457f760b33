package io.holdfast.wire.ip;

import org.jspecify.annotations.Nullable;

/**
 * An address with a prefix length, as {@code 10.0.2.100/8} stands in a configuration.
 *
 * <p>The address keeps its host bits; {@link #network()} clears them. Immutable.
 *
 * @param address the address, host bits included
 * @param length the number of leading bits that name the network, 0 to 32 or 128
 */
public record Prefix(IpAddress address, int length) {

  /** Rejects a length the family does not have. */
  public Prefix {
    if (length < 0 || length > address.family().bitLength()) {
      throw new IllegalArgumentException("prefix length out of range: " + length);
    }
  }

  /** Written out: what the compiler makes of a record goes by method handles, slow at first. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Prefix that && length == that.length && address.equals(that.address);
  }

  @Override
  public int hashCode() {
    return address.hashCode() * 31 + length;
  }

  /** Returns the prefix that holds {@code address} alone: /32 or /128. */
  public static Prefix host(IpAddress address) {
    return new Prefix(address, address.family().bitLength());
  }

  /**
   * Reads {@code address/length}; without a slash the prefix holds that one address.
   *
   * @return the prefix, or null when the text is not one
   */
  public static @Nullable Prefix parse(String text) {
    int slash = text.indexOf('/');
    IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    if (slash < 0) {
      return host(address);
    }
    int length = parseLength(text, slash + 1);
    return length < 0 || length > address.family().bitLength() ? null : new Prefix(address, length);
  }

  private static int parseLength(String text, int start) {
    int digits = text.length() - start;
    if (digits < 1 || digits > 3) {
      return -1;
    }
    int length = 0;
    for (int index = start; index < text.length(); index++) {
      char digit = text.charAt(index);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      length = length * 10 + digit - '0';
    }
    return length;
  }

  /** Returns whether {@code other} is of the same family and shares the leading bits. */
  public boolean contains(IpAddress other) {
    return other.family() == address.family()
        && ((other.high() ^ address.high()) & highMask()) == 0
        && ((other.low() ^ address.low()) & lowMask()) == 0;
  }

  /** Returns the address with its host bits cleared. */
  public IpAddress network() {
    return new IpAddress(address.family(), address.high() & highMask(), address.low() & lowMask());
  }

  /** Returns the address with its host bits set: the directed broadcast address of IPv4. */
  public IpAddress lastAddress() {
    boolean isIpv4 = address.family() == Family.IPV4;
    long high = isIpv4 ? 0 : address.high() | ~highMask();
    long low = address.low() | ~lowMask();
    return new IpAddress(address.family(), high, isIpv4 ? low & 0xffff_ffffL : low);
  }

  private long highMask() {
    return address.family() == Family.IPV4 ? 0 : mask(Math.min(length, Long.SIZE));
  }

  private long lowMask() {
    int skipped = address.family() == Family.IPV4 ? Integer.SIZE : -Long.SIZE;
    return mask(Math.max(0, length + skipped));
  }

  /** Returns a long whose first {@code bits} bits are set. */
  private static long mask(int bits) {
    return bits == 0 ? 0 : -1L << (Long.SIZE - bits);
  }

  /** Returns {@code address/length}. */
  @Override
  public String toString() {
    return address + "/" + length;
  }
}
