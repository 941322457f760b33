package io.holdfast.wire.neighbor;

import io.holdfast.wire.bytes.NetworkOrder;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has an address, as an ARP packet with that sender (RFC 826) or a neighbour
 * advertisement (RFC 4861 section 4.4) says. Immutable.
 *
 * @param address the address
 * @param mac where its neighbours send to when they believe it: the sender's hardware address of
 *     ARP, the target link-layer address of an advertisement; one without it speaks of the sender
 *     of the frame
 */
public record NeighborClaim(IpAddress address, MacAddress mac) {
  private static final int ETHER_TYPE_ARP = 0x0806;
  private static final int ETHER_TYPE_IPV6 = 0x86dd;
  private static final int ARP_FRAME_LENGTH = 42;
  private static final int ARP_SENDER_MAC = 8;
  private static final int ARP_SENDER_ADDRESS = 14;
  private static final int ADVERT_FRAME_LENGTH = 78;
  private static final int IPV6_NEXT_HEADER = 6;
  private static final int IPV6_HOP_LIMIT = 7;
  private static final int IPV6_HEADER_LENGTH = 40;

  /** What no router can have forwarded (RFC 4861 section 7.1.2). */
  private static final int ON_LINK = 255;

  private static final int PROTOCOL_ICMPV6 = 58;
  private static final int TYPE_NEIGHBOR_ADVERTISEMENT = 136;
  private static final int TARGET = 8;
  private static final int OPTIONS = 24;
  private static final int OPTION_UNIT_BYTES = 8;
  private static final int OPTION_TARGET_LINK_ADDRESS = 2;

  /**
   * Reads a frame with its Ethernet header; null when it claims nothing. No content makes it throw.
   *
   * @param buffer of either byte order; position and limit are not touched
   * @param offset of the first byte of the frame
   * @param length number of bytes received
   */
  public static @Nullable NeighborClaim read(ByteBuffer buffer, int offset, int length) {
    if (offset < 0 || length < ARP_FRAME_LENGTH || length > buffer.limit() - offset) {
      return null;
    }
    int payload = offset + EthernetHeader.LENGTH;
    return switch (NetworkOrder.getShort(buffer, offset + 2 * MacAddress.BYTES)) {
      case ETHER_TYPE_ARP -> {
        IpAddress sender = IpAddress.read(Family.IPV4, buffer, payload + ARP_SENDER_ADDRESS);
        yield sender.isUnspecified()
            ? null
            : new NeighborClaim(sender, MacAddress.read(buffer, payload + ARP_SENDER_MAC));
      }
      case ETHER_TYPE_IPV6 -> {
        int icmp = payload + IPV6_HEADER_LENGTH;
        boolean isAdvert =
            length >= ADVERT_FRAME_LENGTH
                && NetworkOrder.getByte(buffer, payload + IPV6_NEXT_HEADER) == PROTOCOL_ICMPV6
                && NetworkOrder.getByte(buffer, payload + IPV6_HOP_LIMIT) == ON_LINK
                && NetworkOrder.getByte(buffer, icmp) == TYPE_NEIGHBOR_ADVERTISEMENT
                && NetworkOrder.getByte(buffer, icmp + 1) == 0;
        yield isAdvert
            ? new NeighborClaim(
                IpAddress.read(Family.IPV6, buffer, icmp + TARGET),
                MacAddress.read(buffer, linkAddress(buffer, offset, length)))
            : null;
      }
      default -> null;
    };
  }

  /** Where an advertisement, or else its frame, has the hardware address. */
  private static int linkAddress(ByteBuffer buffer, int offset, int length) {
    int end = offset + length;
    int option = offset + EthernetHeader.LENGTH + IPV6_HEADER_LENGTH + OPTIONS;
    while (option + OPTION_UNIT_BYTES <= end) {
      if (NetworkOrder.getByte(buffer, option) == OPTION_TARGET_LINK_ADDRESS) {
        return option + 2;
      }
      int bytes = NetworkOrder.getByte(buffer, option + 1) * OPTION_UNIT_BYTES;
      if (bytes == 0) {
        break;
      }
      option += bytes;
    }
    return offset + MacAddress.BYTES;
  }
}
