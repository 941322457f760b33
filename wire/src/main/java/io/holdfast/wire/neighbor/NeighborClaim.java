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
 * @param mac who sent the frame
 */
public record NeighborClaim(IpAddress address, MacAddress mac) {
  private static final int ETHER_TYPE_ARP = 0x0806;
  private static final int ETHER_TYPE_IPV6 = 0x86dd;
  private static final int ARP_FRAME_LENGTH = 42;
  private static final int ARP_SENDER_ADDRESS = 14;
  private static final int ADVERT_FRAME_LENGTH = 78;
  private static final int IPV6_NEXT_HEADER = 6;
  private static final int IPV6_HEADER_LENGTH = 40;
  private static final int PROTOCOL_ICMPV6 = 58;
  private static final int TYPE_NEIGHBOR_ADVERTISEMENT = 136;
  private static final int TARGET = 8;

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
    MacAddress mac = MacAddress.read(buffer, offset + MacAddress.BYTES);
    return switch (NetworkOrder.getShort(buffer, offset + 2 * MacAddress.BYTES)) {
      case ETHER_TYPE_ARP -> {
        IpAddress sender = IpAddress.read(Family.IPV4, buffer, payload + ARP_SENDER_ADDRESS);
        yield sender.isUnspecified() ? null : new NeighborClaim(sender, mac);
      }
      case ETHER_TYPE_IPV6 -> {
        int icmp = payload + IPV6_HEADER_LENGTH;
        boolean isAdvert =
            length >= ADVERT_FRAME_LENGTH
                && NetworkOrder.getByte(buffer, payload + IPV6_NEXT_HEADER) == PROTOCOL_ICMPV6
                && NetworkOrder.getByte(buffer, icmp) == TYPE_NEIGHBOR_ADVERTISEMENT;
        yield isAdvert
            ? new NeighborClaim(IpAddress.read(Family.IPV6, buffer, icmp + TARGET), mac)
            : null;
      }
      default -> null;
    };
  }
}
