package io.holdfast.wire.bytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads and writes big-endian fields at absolute positions, whatever the byte order of the buffer.
 *
 * <p>Callers share buffers with netlink, which is in host order, so the order of a buffer is never
 * taken for granted and never changed. All methods are free of side effects on position and limit,
 * allocate nothing, and throw {@link IndexOutOfBoundsException} outside the limit: decoders check
 * lengths before they read.
 */
public final class NetworkOrder {

  private NetworkOrder() {}

  /** Returns the unsigned byte at {@code index}, 0 to 255. */
  public static int getByte(ByteBuffer buffer, int index) {
    return buffer.get(index) & 0xff;
  }

  /** Returns the unsigned 16-bit field at {@code index}, 0 to 65535. */
  public static int getShort(ByteBuffer buffer, int index) {
    short value = buffer.getShort(index);
    return (isBigEndian(buffer) ? value : Short.reverseBytes(value)) & 0xffff;
  }

  /** Returns the unsigned 32-bit field at {@code index} in the low half of a long. */
  public static long getInt(ByteBuffer buffer, int index) {
    int value = buffer.getInt(index);
    return (isBigEndian(buffer) ? value : Integer.reverseBytes(value)) & 0xffff_ffffL;
  }

  /** Returns the 64-bit field at {@code index}. */
  public static long getLong(ByteBuffer buffer, int index) {
    long value = buffer.getLong(index);
    return isBigEndian(buffer) ? value : Long.reverseBytes(value);
  }

  /** Writes the low 8 bits of {@code value}. */
  public static void putByte(ByteBuffer buffer, int index, int value) {
    buffer.put(index, (byte) value);
  }

  /** Writes the low 16 bits of {@code value}. */
  public static void putShort(ByteBuffer buffer, int index, int value) {
    short narrow = (short) value;
    buffer.putShort(index, isBigEndian(buffer) ? narrow : Short.reverseBytes(narrow));
  }

  /** Writes the low 32 bits of {@code value}. */
  public static void putInt(ByteBuffer buffer, int index, long value) {
    int narrow = (int) value;
    buffer.putInt(index, isBigEndian(buffer) ? narrow : Integer.reverseBytes(narrow));
  }

  /** Writes all 64 bits of {@code value}. */
  public static void putLong(ByteBuffer buffer, int index, long value) {
    buffer.putLong(index, isBigEndian(buffer) ? value : Long.reverseBytes(value));
  }

  private static boolean isBigEndian(ByteBuffer buffer) {
    return buffer.order() == ByteOrder.BIG_ENDIAN;
  }
}
