package io.holdfast.wire.netlink;

import io.holdfast.wire.ip.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Builds one request of any kind, attribute by attribute, for {@link NetlinkWriter#append}. What
 * does not fit is left out, and {@link #isOverfull} says so. Reusable; not thread safe.
 */
public final class RequestBuilder {

  /** The longest request, in bytes. */
  public static final int MAX_LENGTH = 8 * 1024;

  private static final int FLAGS = 6;
  private static final int SEQUENCE = 8;

  private final ByteBuffer buffer = ByteBuffer.allocate(MAX_LENGTH).order(ByteOrder.nativeOrder());
  private int length;
  private boolean overfull;

  /** Creates a builder of nothing. */
  public RequestBuilder() {}

  /**
   * Starts over with a header.
   *
   * @param type the message type, as {@link Netlink#NEW_ROUTE}
   * @param flags {@link Netlink#FLAG_CREATE} and the like
   */
  public RequestBuilder begin(int type, int flags) {
    length = 0;
    overfull = false;
    return putInt(0).putShort(type).putShort(flags | Rtnetlink.FLAG_REQUEST).putInt(0).putInt(0);
  }

  /**
   * Starts over with a whole request, as {@link #bytes} gave it.
   *
   * @param bytes the request
   */
  public RequestBuilder raw(byte[] bytes) {
    length = 0;
    overfull = false;
    for (byte each : bytes) {
      putByte(each);
    }
    return this;
  }

  /** A copy of the request. */
  public byte[] bytes() {
    byte[] bytes = new byte[length];
    buffer.get(0, bytes);
    return bytes;
  }

  /** Bytes so far. */
  public int length() {
    return length;
  }

  /** Whether something did not fit. */
  public boolean isOverfull() {
    return overfull;
  }

  /** Appends a byte. */
  public RequestBuilder putByte(int value) {
    if (hasRoom(Byte.BYTES)) {
      buffer.put(length, (byte) value);
      length += Byte.BYTES;
    }
    return this;
  }

  /** Appends two bytes in the order of the host. */
  public RequestBuilder putShort(int value) {
    if (hasRoom(Short.BYTES)) {
      buffer.putShort(length, (short) value);
      length += Short.BYTES;
    }
    return this;
  }

  /** Appends four bytes in the order of the host. */
  public RequestBuilder putInt(int value) {
    if (hasRoom(Integer.BYTES)) {
      buffer.putInt(length, value);
      length += Integer.BYTES;
    }
    return this;
  }

  /** Appends four bytes in the order of the network. */
  public RequestBuilder putNetworkInt(int value) {
    boolean isLittle = buffer.order() == ByteOrder.LITTLE_ENDIAN;
    return putInt(isLittle ? Integer.reverseBytes(value) : value);
  }

  /** Appends the bytes of an address. */
  public RequestBuilder putAddress(IpAddress address) {
    if (hasRoom(address.byteLength())) {
      address.writeTo(buffer, length);
      length += address.byteLength();
    }
    return this;
  }

  /** Opens an attribute, or a nexthop, which begins in the same way; see {@link #close}. */
  public int open(int type) {
    int start = length;
    putShort(0).putShort(type);
    return start;
  }

  /** Sets the length of what was opened, which leaves the padding out, and pads with zeros. */
  public RequestBuilder close(int start) {
    if (!overfull) {
      buffer.putShort(start, (short) (length - start));
      while (length != start + Rtnetlink.align(length - start) && !overfull) {
        putByte(0);
      }
    }
    return this;
  }

  /** Appends an attribute of one byte. */
  public RequestBuilder byteAttribute(int type, int value) {
    int start = open(type);
    return putByte(value).close(start);
  }

  /** Appends an attribute of two bytes. */
  public RequestBuilder shortAttribute(int type, int value) {
    int start = open(type);
    return putShort(value).close(start);
  }

  /** Appends an attribute of four bytes. */
  public RequestBuilder intAttribute(int type, long value) {
    int start = open(type);
    return putInt((int) value).close(start);
  }

  /** Appends an attribute of eight bytes in the order of the network. */
  public RequestBuilder networkLongAttribute(int type, long value) {
    int start = open(type);
    return putNetworkInt((int) (value >>> Integer.SIZE)).putNetworkInt((int) value).close(start);
  }

  /** Appends an attribute that is an address. */
  public RequestBuilder addressAttribute(int type, IpAddress address) {
    int start = open(type);
    return putAddress(address).close(start);
  }

  /** Appends an attribute that is a text with its closing zero. */
  public RequestBuilder textAttribute(int type, String text) {
    int start = open(type);
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      putByte(each);
    }
    return putByte(0).close(start);
  }

  /** Sets bits of the flags of the header. */
  public void addFlags(int flags) {
    buffer.putShort(FLAGS, (short) (buffer.getShort(FLAGS) | flags));
  }

  /** Copies the finished request to the end of another buffer. */
  void copyTo(ByteBuffer target, int offset, int sequence) {
    buffer.putInt(0, length).putInt(SEQUENCE, sequence);
    target.put(offset, buffer, 0, length);
  }

  private boolean hasRoom(int bytes) {
    overfull |= MAX_LENGTH - length < bytes;
    return !overfull;
  }
}
