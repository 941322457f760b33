package io.holdfast.wire.vrrp;

import io.holdfast.wire.bytes.NetworkOrder;
import io.holdfast.wire.ip.Checksum;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Ipv4Header;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes adverts: once in full when the content changes, then only what differs from one send to
 * the next.
 *
 * <p>Over IPv4 the IP header comes first ({@code IP_HDRINCL}); over IPv6 the VRRP bytes stand alone
 * and the checksum, which the kernel computes again ({@code IPV6_CHECKSUM}), is filled all the
 * same. Buffers may be direct and of either byte order; position and limit stay. Stateless.
 */
public final class AdvertEncoder {

  /** First IPv4 identification; the counter starts here again after 65535. */
  public static final int FIRST_IDENTIFICATION = 1;

  private static final int MAX_IDENTIFICATION = 0xffff;

  private AdvertEncoder() {}

  /** Returns how many bytes {@link #encode} writes, without a trailer. */
  public static int encodedLength(Advertisement advert) {
    return headerLength(advert) + advert.vrrpLength();
  }

  /**
   * Writes an advert with identification 1 and a valid checksum. An authentication header has
   * neither number nor proof yet, and a trailer is left as the buffer has it.
   *
   * @return the length of the datagram: {@link #encodedLength} and the trailer
   * @throws IndexOutOfBoundsException when the buffer ends before the advert does
   * @throws IllegalArgumentException when advert and envelope differ in family
   */
  public static int encode(
      ByteBuffer buffer, int offset, Advertisement advert, AdvertEnvelope envelope) {
    if (envelope.source().family() != advert.family()) {
      throw new IllegalArgumentException("advert and envelope of different families");
    }
    int total = encodedLength(advert) + envelope.trailerLength();
    int vrrp = offset + headerLength(advert);
    if (advert.family() == Family.IPV4) {
      new Ipv4Header(
              total,
              FIRST_IDENTIFICATION,
              envelope.timeToLive(),
              advert.hasAuthHeader() ? Ipv4Header.PROTOCOL_AUTHENTICATION_HEADER : Vrrp.PROTOCOL,
              envelope.source(),
              envelope.destination())
          .writeTo(buffer, offset);
    }
    if (advert.hasAuthHeader()) {
      AuthHeader.write(buffer, offset);
    }
    writeVrrp(buffer, vrrp, advert);
    // Over IPv6 the kernel computes it again, and then over the trailer too.
    long sum = Checksum.add(0, buffer, vrrp, advert.vrrpLength());
    if (envelope.rule().hasPseudoHeader()) {
      sum = addPseudoHeader(sum, envelope, advert.vrrpLength());
    }
    NetworkOrder.putShort(buffer, vrrp + Vrrp.CHECKSUM_OFFSET, Checksum.finish(sum));
    return total;
  }

  /**
   * Makes an encoded IPv4 advert one for another destination: IP destination, header checksum and,
   * when the rule covers the destination, VRRP checksum. Allocates nothing.
   *
   * @param destination IPv4 address of the peer
   * @param rule the rule the advert was encoded with
   */
  public static void redirectIpv4(
      ByteBuffer buffer, int offset, IpAddress destination, ChecksumRule rule) {
    long old = NetworkOrder.getInt(buffer, offset + Ipv4Header.DESTINATION_OFFSET);
    Ipv4Header.setDestination(buffer, offset, destination.low());
    if (rule == ChecksumRule.V3_PSEUDO_HEADER) {
      int field = offset + Ipv4Header.LENGTH + Vrrp.CHECKSUM_OFFSET;
      int checksum = NetworkOrder.getShort(buffer, field);
      NetworkOrder.putShort(buffer, field, Checksum.update(checksum, old, destination.low()));
    }
  }

  /**
   * Gives an encoded IPv4 advert its identification. Allocates nothing.
   *
   * @param identification 1 to 65535, see {@link #nextIdentification}
   */
  public static void identifyIpv4(ByteBuffer buffer, int offset, int identification) {
    Ipv4Header.setIdentification(buffer, offset, identification);
  }

  /** Returns the identification after {@code identification}: 0 is skipped, as keepalived does. */
  public static int nextIdentification(int identification) {
    return identification >= MAX_IDENTIFICATION ? FIRST_IDENTIFICATION : identification + 1;
  }

  private static int headerLength(Advertisement advert) {
    int ipHeader = advert.family() == Family.IPV4 ? Ipv4Header.LENGTH : 0;
    return ipHeader + (advert.hasAuthHeader() ? AuthHeader.LENGTH : 0);
  }

  private static void writeVrrp(ByteBuffer buffer, int offset, Advertisement advert) {
    List<IpAddress> addresses = advert.addresses();
    NetworkOrder.putByte(buffer, offset, (advert.version() << 4) | Vrrp.TYPE_ADVERTISEMENT);
    NetworkOrder.putByte(buffer, offset + 1, advert.vrid());
    NetworkOrder.putByte(buffer, offset + 2, advert.priority());
    NetworkOrder.putByte(buffer, offset + 3, addresses.size());
    NetworkOrder.putShort(buffer, offset + 4, advert.intervalField());
    NetworkOrder.putShort(buffer, offset + Vrrp.CHECKSUM_OFFSET, 0);
    int next = offset + Vrrp.HEADER_LENGTH;
    for (int index = 0; index < addresses.size(); index++) {
      addresses.get(index).writeTo(buffer, next);
      next += advert.family().byteLength();
    }
    if (advert.hasAuthData()) {
      NetworkOrder.putLong(buffer, next, advert.auth().eightBytes());
    }
  }

  private static long addPseudoHeader(long sum, AdvertEnvelope envelope, int vrrpLength) {
    IpAddress source = envelope.source();
    IpAddress destination = envelope.pseudoDestination();
    long withSource = Checksum.addAddress(sum, source.high(), source.low());
    long withBoth = Checksum.addAddress(withSource, destination.high(), destination.low());
    return Checksum.addPseudoHeader(withBoth, Vrrp.PROTOCOL, vrrpLength);
  }
}
