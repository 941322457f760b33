package io.holdfast.wire.neighbor;

import io.holdfast.wire.bytes.NetworkOrder;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.nio.ByteBuffer;

/**
 * A gratuitous ARP in request form (RFC 5227 section 3, RFC 9568 section 8.1.2), with the broadcast
 * address where other senders put zeros, as keepalived does. Not padded: the driver does that.
 * Immutable.
 *
 * @param sender MAC address of the interface that carries the address
 * @param broadcast link-layer broadcast address of that interface
 * @param address the IPv4 address announced
 * @param hardwareType ARP hardware type of the interface, {@link #ETHERNET} as a rule
 */
public record GratuitousArp(
    MacAddress sender, MacAddress broadcast, IpAddress address, int hardwareType) {

  /** Length of the frame in bytes, Ethernet header included. */
  public static final int LENGTH = 42;

  /** Hardware type of Ethernet. */
  public static final int ETHERNET = 1;

  private static final int ETHER_TYPE_ARP = 0x0806;
  private static final int ETHER_TYPE_IPV4 = 0x0800;
  private static final int OPERATION_REQUEST = 1;

  /** Rejects an IPv6 address and a hardware type wider than 16 bits. */
  public GratuitousArp {
    if (address.family() != Family.IPV4 || (hardwareType & ~0xffff) != 0) {
      throw new IllegalArgumentException("gratuitous ARP with impossible field");
    }
  }

  /** Returns the announcement of an address on an Ethernet interface. */
  public static GratuitousArp ethernet(MacAddress sender, IpAddress address) {
    return new GratuitousArp(sender, MacAddress.BROADCAST, address, ETHERNET);
  }

  /**
   * Writes the frame at {@code offset}; position and limit stay.
   *
   * @return {@link #LENGTH}
   * @throws IndexOutOfBoundsException when the buffer ends before the frame does
   */
  public int writeTo(ByteBuffer buffer, int offset) {
    new EthernetHeader(broadcast, sender, ETHER_TYPE_ARP).writeTo(buffer, offset);
    int arp = offset + EthernetHeader.LENGTH;
    NetworkOrder.putShort(buffer, arp, hardwareType);
    NetworkOrder.putShort(buffer, arp + 2, ETHER_TYPE_IPV4);
    NetworkOrder.putByte(buffer, arp + 4, MacAddress.BYTES);
    NetworkOrder.putByte(buffer, arp + 5, Family.IPV4.byteLength());
    NetworkOrder.putShort(buffer, arp + 6, OPERATION_REQUEST);
    sender.writeTo(buffer, arp + 8);
    address.writeTo(buffer, arp + 14);
    broadcast.writeTo(buffer, arp + 18);
    address.writeTo(buffer, arp + 24);
    return LENGTH;
  }
}
