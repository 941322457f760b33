package io.holdfast.wire.vrrp;

import io.holdfast.wire.auth.Hmac;
import io.holdfast.wire.bytes.NetworkOrder;
import io.holdfast.wire.ip.Ipv4Header;
import java.nio.ByteBuffer;

/**
 * The IPsec authentication header (RFC 2402, RFC 4302) as keepalived puts it between IPv4 and VRRP
 * header: 24 bytes, the source address as security parameter index, HMAC-MD5-96 (RFC 2403).
 *
 * <p>What routers on the way may change counts as zero: type of service, fragment and checksum
 * fields, and the time to live of a unicast datagram; that of a multicast one is covered. Seals and
 * checks in place and allocates nothing. Not thread safe.
 */
public final class AuthHeader implements AdvertSeal {
  /** Length in bytes. */
  public static final int LENGTH = 24;

  /** Length of the key that {@code auth_pass} gives, in bytes. */
  private static final int KEY_LENGTH = 8;

  private static final int PAYLOAD_LENGTH_FIELD = 4;
  private static final int SPI_OFFSET = 4;
  private static final int SEQUENCE_OFFSET = 8;
  private static final int ICV_OFFSET = 12;
  private static final int ICV_LENGTH = 12;
  private static final int CLASS_D = 0xe;

  private final Hmac hmac;

  /**
   * Makes one for a key.
   *
   * @param eightBytes the password, zero padded, first byte on top
   */
  public AuthHeader(long eightBytes) {
    byte[] key = new byte[KEY_LENGTH];
    ByteBuffer.wrap(key).putLong(eightBytes);
    hmac = Hmac.md5(key);
  }

  /** Writes a header without number and proof; {@code offset} is that of the IPv4 header. */
  public static void write(ByteBuffer buffer, int offset) {
    int header = offset + Ipv4Header.LENGTH;
    NetworkOrder.putByte(buffer, header, Vrrp.PROTOCOL);
    NetworkOrder.putByte(buffer, header + 1, PAYLOAD_LENGTH_FIELD);
    NetworkOrder.putShort(buffer, header + 2, 0);
    long source = NetworkOrder.getInt(buffer, offset + Ipv4Header.SOURCE_OFFSET);
    NetworkOrder.putInt(buffer, header + SPI_OFFSET, source);
    NetworkOrder.putInt(buffer, header + SEQUENCE_OFFSET, 0);
    for (int index = 0; index < ICV_LENGTH; index++) {
      NetworkOrder.putByte(buffer, header + ICV_OFFSET + index, 0);
    }
  }

  @Override
  public void seal(AdvertBytes bytes, long sequence) {
    int header = bytes.offset() + Ipv4Header.LENGTH;
    NetworkOrder.putInt(bytes.buffer(), header + SEQUENCE_OFFSET, sequence);
    compute(bytes.buffer(), bytes.offset(), Ipv4Header.LENGTH, bytes.length());
    hmac.writeTo(bytes.buffer(), header + ICV_OFFSET, ICV_LENGTH);
  }

  /** Returns the protocol that follows; a number of another one proves nothing about VRRP. */
  public static int nextHeader(VrrpPacket packet) {
    return NetworkOrder.getByte(packet.buffer(), packet.authenticationOffset());
  }

  /** Returns the security parameter index: the source address of an honest sender. */
  public static long securityParameterIndex(VrrpPacket packet) {
    return NetworkOrder.getInt(packet.buffer(), packet.authenticationOffset() + SPI_OFFSET);
  }

  /** Returns the number of the datagram, 32 bits unsigned. */
  public static long sequence(VrrpPacket packet) {
    return NetworkOrder.getInt(packet.buffer(), packet.authenticationOffset() + SEQUENCE_OFFSET);
  }

  /**
   * Returns whether the proof of a received datagram is right; padding of the link is not covered.
   *
   * @param packet one with {@link VrrpPacket#hasAuthenticationHeader}
   */
  public boolean proves(VrrpPacket packet) {
    int header = packet.authenticationOffset();
    int start = packet.ipOffset();
    int length = Math.min(packet.ipTotalLength(), packet.receivedLength());
    if (length < header + LENGTH - start) {
      return false;
    }
    compute(packet.buffer(), start, header - start, length);
    return hmac.matches(packet.buffer(), header + ICV_OFFSET, ICV_LENGTH);
  }

  private void compute(ByteBuffer buffer, int offset, int ipHeader, int length) {
    boolean isMulticast =
        NetworkOrder.getByte(buffer, offset + Ipv4Header.DESTINATION_OFFSET) >>> 4 == CLASS_D;
    int header = offset + ipHeader;
    hmac.begin();
    hmac.add(buffer, offset, 1);
    hmac.addByte(0);
    hmac.add(buffer, offset + Ipv4Header.TOTAL_LENGTH_OFFSET, 4);
    hmac.addZeros(2);
    if (isMulticast) {
      hmac.add(buffer, offset + Ipv4Header.TIME_TO_LIVE_OFFSET, 1);
    } else {
      hmac.addByte(0);
    }
    hmac.add(buffer, offset + Ipv4Header.PROTOCOL_OFFSET, 1);
    hmac.addZeros(2);
    hmac.add(buffer, offset + Ipv4Header.SOURCE_OFFSET, ipHeader - Ipv4Header.SOURCE_OFFSET);
    hmac.add(buffer, header, ICV_OFFSET);
    hmac.addZeros(ICV_LENGTH);
    hmac.add(buffer, header + LENGTH, length - ipHeader - LENGTH);
    hmac.finish();
  }
}
