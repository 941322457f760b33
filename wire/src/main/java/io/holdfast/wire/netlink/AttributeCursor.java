package io.holdfast.wire.netlink;

import io.holdfast.wire.ip.MacAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks the attributes in a range of a buffer in host order. An attribute that does not fit ends
 * the walk, and a value of an unexpected size reads as absent, so no content makes it throw.
 */
final class AttributeCursor {

  private static final int LONGEST_STRING = 256;

  private final ByteBuffer buffer;
  private final int end;
  private int next;
  private int type;
  private int dataOffset;
  private int dataLength;

  AttributeCursor(ByteBuffer buffer, int start, int end) {
    this.buffer = buffer;
    this.next = start;
    this.end = end;
  }

  boolean advance() {
    if (end - next < Rtnetlink.ATTRIBUTE_HEADER_LENGTH) {
      return false;
    }
    int length = buffer.getShort(next) & 0xffff;
    if (length < Rtnetlink.ATTRIBUTE_HEADER_LENGTH || length > end - next) {
      next = end;
      return false;
    }
    type = buffer.getShort(next + 2) & Rtnetlink.ATTRIBUTE_TYPE_MASK;
    dataOffset = next + Rtnetlink.ATTRIBUTE_HEADER_LENGTH;
    dataLength = length - Rtnetlink.ATTRIBUTE_HEADER_LENGTH;
    next += Rtnetlink.align(length);
    return true;
  }

  int type() {
    return type;
  }

  int dataOffset() {
    return dataOffset;
  }

  int dataLength() {
    return dataLength;
  }

  AttributeCursor nested() {
    return new AttributeCursor(buffer, dataOffset, dataOffset + dataLength);
  }

  int byteValue() {
    return dataLength >= Byte.BYTES ? buffer.get(dataOffset) & 0xff : 0;
  }

  int intValue() {
    return dataLength >= Integer.BYTES ? buffer.getInt(dataOffset) : 0;
  }

  @Nullable MacAddress macValue() {
    return dataLength == MacAddress.BYTES ? MacAddress.read(buffer, dataOffset) : null;
  }

  /** Returns the text up to the first zero byte. */
  String stringValue() {
    int limit = Math.min(dataLength, LONGEST_STRING);
    int length = 0;
    while (length < limit && buffer.get(dataOffset + length) != 0) {
      length++;
    }
    byte[] bytes = new byte[length];
    buffer.get(dataOffset, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
