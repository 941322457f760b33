package io.holdfast.wire.ip;

import io.holdfast.wire.bytes.NetworkOrder;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A 48-bit link-layer address. Immutable.
 *
 * @param value the address in the low 48 bits, first octet on top
 */
public record MacAddress(long value) {

  /** Size on the wire in bytes. */
  public static final int BYTES = 6;

  /** All zero: what the loopback interface has. */
  public static final MacAddress ZERO = new MacAddress(0);

  /** ff:ff:ff:ff:ff:ff. */
  public static final MacAddress BROADCAST = new MacAddress(0xffff_ffff_ffffL);

  private static final int TEXT_LENGTH = 17;

  /** Rejects a value wider than 48 bits. */
  public MacAddress {
    if (value >>> 48 != 0) {
      throw new IllegalArgumentException("MAC address wider than 48 bits");
    }
  }

  /**
   * Reads six pairs of hexadecimal digits, separated by colons or by hyphens.
   *
   * @return the address, or null when the text is not one
   */
  public static @Nullable MacAddress parse(String text) {
    if (text.length() != TEXT_LENGTH) {
      return null;
    }
    char separator = text.charAt(2);
    if (separator != ':' && separator != '-') {
      return null;
    }
    long value = 0;
    for (int index = 0; index < TEXT_LENGTH; index++) {
      char c = text.charAt(index);
      if (index % 3 == 2) {
        if (c != separator) {
          return null;
        }
        continue;
      }
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return null;
      }
      value = (value << 4) | digit;
    }
    return new MacAddress(value);
  }

  /**
   * Reads the six bytes at {@code offset}.
   *
   * @throws IndexOutOfBoundsException when the buffer ends before the address does
   */
  public static MacAddress read(ByteBuffer buffer, int offset) {
    long value = (long) NetworkOrder.getShort(buffer, offset) << 32;
    return new MacAddress(value | NetworkOrder.getInt(buffer, offset + Short.BYTES));
  }

  /**
   * Writes the six bytes at {@code offset}; position and limit stay.
   *
   * @throws IndexOutOfBoundsException when the buffer ends before the address does
   */
  public void writeTo(ByteBuffer buffer, int offset) {
    NetworkOrder.putShort(buffer, offset, (int) (value >>> 32));
    NetworkOrder.putInt(buffer, offset + Short.BYTES, value);
  }

  /** Returns six lower-case pairs separated by colons, as ip-link(8) prints them. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(TEXT_LENGTH);
    for (int shift = 44; shift >= 0; shift -= 4) {
      out.append(Character.forDigit((int) (value >>> shift) & 0xf, 16));
      if (shift % 8 == 0 && shift > 0) {
        out.append(':');
      }
    }
    return out.toString();
  }
}
