package io.holdfast.wire.ip;

import io.holdfast.wire.bytes.NetworkOrder;
import java.nio.ByteBuffer;

/**
 * An IPv4 header as VRRP sends it through a raw socket with {@code IP_HDRINCL}: 20 bytes, type of
 * service 0xC0 (internetwork control), never fragmented, don't-fragment clear.
 *
 * <p>The kernel fills total length and checksum itself (raw(7)); they are written all the same so
 * that the bytes are right for a test, a simulation or a capture. Immutable.
 *
 * @param totalLength length of header and payload in bytes
 * @param identification 16 bits; keepalived counts from 1 and skips 0, for which the kernel would
 *     choose a number of its own
 * @param timeToLive 0 to 255
 * @param protocol protocol number of the payload
 * @param source IPv4 source address
 * @param destination IPv4 destination address
 */
public record Ipv4Header(
    int totalLength,
    int identification,
    int timeToLive,
    int protocol,
    IpAddress source,
    IpAddress destination) {

  /** Length of a header without options, in bytes. */
  public static final int LENGTH = 20;

  /** Offset of the version and header length byte. */
  public static final int VERSION_OFFSET = 0;

  /** Offset of the 16-bit total length. */
  public static final int TOTAL_LENGTH_OFFSET = 2;

  /** Offset of the 16-bit identification. */
  public static final int IDENTIFICATION_OFFSET = 4;

  /** Offset of the time to live. */
  public static final int TIME_TO_LIVE_OFFSET = 8;

  /** Offset of the protocol number. */
  public static final int PROTOCOL_OFFSET = 9;

  /** Offset of the 16-bit header checksum. */
  public static final int CHECKSUM_OFFSET = 10;

  /** Offset of the source address. */
  public static final int SOURCE_OFFSET = 12;

  /** Offset of the destination address. */
  public static final int DESTINATION_OFFSET = 16;

  /** Protocol number of the IPsec authentication header. */
  public static final int PROTOCOL_AUTHENTICATION_HEADER = 51;

  private static final int VERSION_AND_LENGTH = 0x45;
  private static final int TYPE_OF_SERVICE_OFFSET = 1;
  private static final int TYPE_OF_SERVICE = 0xc0;
  private static final int FRAGMENT_OFFSET = 6;
  private static final int MAX_UNSIGNED_SHORT = 0xffff;

  /** Rejects addresses of the wrong family and numbers that do not fit their field. */
  public Ipv4Header {
    if (source.family() != Family.IPV4 || destination.family() != Family.IPV4) {
      throw new IllegalArgumentException("IPv4 header with an IPv6 address");
    }
    if (totalLength < LENGTH || totalLength > MAX_UNSIGNED_SHORT) {
      throw new IllegalArgumentException("total length out of range: " + totalLength);
    }
    if ((identification & ~MAX_UNSIGNED_SHORT) != 0 || ((timeToLive | protocol) & ~0xff) != 0) {
      throw new IllegalArgumentException("IPv4 header field out of range");
    }
  }

  /**
   * Writes the 20 bytes at {@code offset}, checksum included; position and limit stay.
   *
   * @throws IndexOutOfBoundsException when the buffer ends before the header does
   */
  public void writeTo(ByteBuffer buffer, int offset) {
    NetworkOrder.putByte(buffer, offset + VERSION_OFFSET, VERSION_AND_LENGTH);
    NetworkOrder.putByte(buffer, offset + TYPE_OF_SERVICE_OFFSET, TYPE_OF_SERVICE);
    NetworkOrder.putShort(buffer, offset + TOTAL_LENGTH_OFFSET, totalLength);
    NetworkOrder.putShort(buffer, offset + IDENTIFICATION_OFFSET, identification);
    NetworkOrder.putShort(buffer, offset + FRAGMENT_OFFSET, 0);
    NetworkOrder.putByte(buffer, offset + TIME_TO_LIVE_OFFSET, timeToLive);
    NetworkOrder.putByte(buffer, offset + PROTOCOL_OFFSET, protocol);
    NetworkOrder.putShort(buffer, offset + CHECKSUM_OFFSET, 0);
    source.writeTo(buffer, offset + SOURCE_OFFSET);
    destination.writeTo(buffer, offset + DESTINATION_OFFSET);
    int checksum = Checksum.finish(Checksum.add(0, buffer, offset, LENGTH));
    NetworkOrder.putShort(buffer, offset + CHECKSUM_OFFSET, checksum);
  }

  /** Replaces the identification of a written header in place and mends the header checksum. */
  public static void setIdentification(ByteBuffer buffer, int offset, int identification) {
    int field = offset + IDENTIFICATION_OFFSET;
    int old = NetworkOrder.getShort(buffer, field);
    NetworkOrder.putShort(buffer, field, identification);
    mendChecksum(buffer, offset, old, identification & MAX_UNSIGNED_SHORT);
  }

  /**
   * Replaces the destination of a written header in place and mends the header checksum.
   *
   * @param ipv4 the 32 bits of the new destination
   */
  public static void setDestination(ByteBuffer buffer, int offset, long ipv4) {
    int field = offset + DESTINATION_OFFSET;
    long old = NetworkOrder.getInt(buffer, field);
    NetworkOrder.putInt(buffer, field, ipv4);
    mendChecksum(buffer, offset, old, ipv4);
  }

  private static void mendChecksum(ByteBuffer buffer, int offset, long oldSum, long newSum) {
    int field = offset + CHECKSUM_OFFSET;
    int checksum = NetworkOrder.getShort(buffer, field);
    NetworkOrder.putShort(buffer, field, Checksum.update(checksum, oldSum, newSum));
  }
}
