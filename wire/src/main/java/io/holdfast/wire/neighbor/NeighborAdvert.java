package io.holdfast.wire.neighbor;

import io.holdfast.wire.bytes.NetworkOrder;
import io.holdfast.wire.ip.Checksum;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.nio.ByteBuffer;

/**
 * An unsolicited neighbour advertisement to all nodes (RFC 4861 section 7.2.6): from the announced
 * address itself, Override set, Solicited clear, with the target link-layer address option.
 * Immutable.
 *
 * @param sender MAC address of the interface that carries the address
 * @param address the IPv6 address announced
 * @param role whether the sender forwards packets on that interface
 */
public record NeighborAdvert(MacAddress sender, IpAddress address, Role role) {

  /** What the sender is to its neighbours: the Router flag of RFC 4861 section 4.4. */
  public enum Role {
    /** Forwarding is off on the interface. */
    HOST,
    /** Forwarding is on. A router that stops saying so is dropped from default router lists. */
    ROUTER
  }

  /** Length of the frame in bytes, Ethernet header included. */
  public static final int LENGTH = 86;

  private static final int ETHER_TYPE_IPV6 = 0x86dd;
  private static final MacAddress ALL_NODES_MAC = new MacAddress(0x3333_0000_0001L);
  private static final IpAddress ALL_NODES = IpAddress.ipv6(0xff02L << 48, 1);
  private static final int IPV6_HEADER_LENGTH = 40;
  private static final long IPV6_VERSION = 6L << 28;
  private static final int HOP_LIMIT = 255;
  private static final int PROTOCOL_ICMPV6 = 58;
  private static final int ICMPV6_LENGTH = 32;
  private static final int ICMPV6_CHECKSUM_OFFSET = 2;
  private static final int TYPE_NEIGHBOR_ADVERTISEMENT = 136;
  private static final long FLAG_ROUTER = 1L << 31;
  private static final long FLAG_OVERRIDE = 1L << 29;
  private static final int OPTION_TARGET_LINK_ADDRESS = 2;

  /** Rejects an IPv4 address. */
  public NeighborAdvert {
    if (address.family() != Family.IPV6) {
      throw new IllegalArgumentException("neighbour advertisement for an IPv4 address");
    }
  }

  /**
   * Writes the frame at {@code offset}, checksum included; position and limit stay.
   *
   * @return {@link #LENGTH}
   * @throws IndexOutOfBoundsException when the buffer ends before the frame does
   */
  public int writeTo(ByteBuffer buffer, int offset) {
    new EthernetHeader(ALL_NODES_MAC, sender, ETHER_TYPE_IPV6).writeTo(buffer, offset);
    int ip = offset + EthernetHeader.LENGTH;
    writeIpv6(buffer, ip);
    writeIcmpv6(buffer, ip + IPV6_HEADER_LENGTH);
    return LENGTH;
  }

  private void writeIpv6(ByteBuffer buffer, int ip) {
    NetworkOrder.putInt(buffer, ip, IPV6_VERSION);
    NetworkOrder.putShort(buffer, ip + 4, ICMPV6_LENGTH);
    NetworkOrder.putByte(buffer, ip + 6, PROTOCOL_ICMPV6);
    NetworkOrder.putByte(buffer, ip + 7, HOP_LIMIT);
    address.writeTo(buffer, ip + 8);
    ALL_NODES.writeTo(buffer, ip + 24);
  }

  private void writeIcmpv6(ByteBuffer buffer, int icmp) {
    NetworkOrder.putByte(buffer, icmp, TYPE_NEIGHBOR_ADVERTISEMENT);
    NetworkOrder.putByte(buffer, icmp + 1, 0);
    NetworkOrder.putShort(buffer, icmp + ICMPV6_CHECKSUM_OFFSET, 0);
    long flags = role == Role.ROUTER ? FLAG_ROUTER | FLAG_OVERRIDE : FLAG_OVERRIDE;
    NetworkOrder.putInt(buffer, icmp + 4, flags);
    address.writeTo(buffer, icmp + 8);
    NetworkOrder.putByte(buffer, icmp + 24, OPTION_TARGET_LINK_ADDRESS);
    NetworkOrder.putByte(buffer, icmp + 25, 1);
    sender.writeTo(buffer, icmp + 26);
    long sum = Checksum.addAddress(0, address.high(), address.low());
    sum = Checksum.addAddress(sum, ALL_NODES.high(), ALL_NODES.low());
    sum = Checksum.addPseudoHeader(sum, PROTOCOL_ICMPV6, ICMPV6_LENGTH);
    int checksum = Checksum.finish(Checksum.add(sum, buffer, icmp, ICMPV6_LENGTH));
    NetworkOrder.putShort(buffer, icmp + ICMPV6_CHECKSUM_OFFSET, checksum);
  }
}
