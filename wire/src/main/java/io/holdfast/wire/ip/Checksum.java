package io.holdfast.wire.ip;

import io.holdfast.wire.bytes.NetworkOrder;
import java.nio.ByteBuffer;

/**
 * The Internet checksum of RFC 1071, computed piece by piece.
 *
 * <p>A running sum is a long that starts at 0; {@link #add} and {@link #addPseudoHeader} extend it,
 * {@link #finish} turns it into the 16-bit field. Every piece but the last must have an even
 * length. A long cannot overflow: an IP packet has at most 65,535 bytes.
 */
public final class Checksum {

  private Checksum() {}

  /**
   * Adds bytes of a buffer to a running sum; a trailing odd byte counts as if a zero followed.
   *
   * @throws IndexOutOfBoundsException when the range is not within the buffer
   */
  public static long add(long sum, ByteBuffer buffer, int offset, int length) {
    long total = sum;
    int index = offset;
    int end = offset + length;
    for (; index + Integer.BYTES <= end; index += Integer.BYTES) {
      // Words of 32 bits may be added: folding later brings their upper halves down.
      total += NetworkOrder.getInt(buffer, index);
    }
    if (index + Short.BYTES <= end) {
      total += NetworkOrder.getShort(buffer, index);
      index += Short.BYTES;
    }
    if (index < end) {
      total += (long) NetworkOrder.getByte(buffer, index) << Byte.SIZE;
    }
    return total;
  }

  /**
   * Adds an address given as two halves; an IPv4 address is the low 32 bits of {@code low}, so one
   * method serves both families.
   */
  public static long addAddress(long sum, long high, long low) {
    return sum + (high >>> 32) + (high & 0xffff_ffffL) + (low >>> 32) + (low & 0xffff_ffffL);
  }

  /**
   * Adds the rest of a pseudo header, protocol and upper-layer length (RFC 9568 section 5.2.8 for
   * IPv4, RFC 8200 section 8.1 for IPv6); the addresses are added by {@link #addAddress}.
   */
  public static long addPseudoHeader(long sum, int protocol, int upperLayerLength) {
    return sum + protocol + upperLayerLength;
  }

  /** Folds a running sum to 16 bits and complements it: the value of the checksum field. */
  public static int finish(long sum) {
    return ~fold(sum) & 0xffff;
  }

  /** Returns whether a sum taken over data including its checksum field is that of intact data. */
  public static boolean isValid(long sum) {
    return fold(sum) == 0xffff;
  }

  /**
   * Returns the checksum after part of the data changed, without a second pass over the rest (RFC
   * 1624 equation 3).
   *
   * @param checksum the field before the change
   * @param oldSum running sum over the changed part before
   * @param newSum running sum over the changed part after
   */
  public static int update(int checksum, long oldSum, long newSum) {
    return finish((~checksum & 0xffff) + (~fold(oldSum) & 0xffff) + (long) fold(newSum));
  }

  private static int fold(long sum) {
    long folded = (sum >>> 32) + (sum & 0xffff_ffffL);
    folded = (folded >>> 16) + (folded & 0xffff);
    folded = (folded >>> 16) + (folded & 0xffff);
    return (int) ((folded >>> 16) + (folded & 0xffff));
  }
}
