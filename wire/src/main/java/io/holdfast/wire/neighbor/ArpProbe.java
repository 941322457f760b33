package io.holdfast.wire.neighbor;

import io.holdfast.wire.bytes.NetworkOrder;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.nio.ByteBuffer;

/**
 * The question whether anybody has an IPv4 address, asked without a sender address so that no cache
 * learns anything from it (RFC 5227 section 2.1.1). Ethernet only. Immutable.
 *
 * @param sender MAC address of the interface that asks
 * @param address the IPv4 address asked for
 */
public record ArpProbe(MacAddress sender, IpAddress address) {
  /** Length of the frame in bytes, Ethernet header included. */
  public static final int LENGTH = 42;

  private static final int ETHER_TYPE_ARP = 0x0806;
  private static final int ETHER_TYPE_IPV4 = 0x0800;
  private static final int HARDWARE_ETHERNET = 1;
  private static final int OPERATION_REQUEST = 1;

  /** Rejects an IPv6 address. */
  public ArpProbe {
    if (address.family() != Family.IPV4) {
      throw new IllegalArgumentException("ARP probe for an IPv6 address");
    }
  }

  /**
   * Writes the frame at {@code offset}; position and limit stay.
   *
   * @return {@link #LENGTH}
   * @throws IndexOutOfBoundsException when the buffer ends before the frame does
   */
  public int writeTo(ByteBuffer buffer, int offset) {
    new EthernetHeader(MacAddress.BROADCAST, sender, ETHER_TYPE_ARP).writeTo(buffer, offset);
    int arp = offset + EthernetHeader.LENGTH;
    NetworkOrder.putShort(buffer, arp, HARDWARE_ETHERNET);
    NetworkOrder.putShort(buffer, arp + 2, ETHER_TYPE_IPV4);
    NetworkOrder.putByte(buffer, arp + 4, MacAddress.BYTES);
    NetworkOrder.putByte(buffer, arp + 5, Family.IPV4.byteLength());
    NetworkOrder.putShort(buffer, arp + 6, OPERATION_REQUEST);
    sender.writeTo(buffer, arp + 8);
    IpAddress.unspecified(Family.IPV4).writeTo(buffer, arp + 14);
    MacAddress.ZERO.writeTo(buffer, arp + 18);
    address.writeTo(buffer, arp + 24);
    return LENGTH;
  }
}
