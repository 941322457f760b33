package io.holdfast.wire.neighbor;

import io.holdfast.wire.bytes.NetworkOrder;
import io.holdfast.wire.ip.Checksum;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.nio.ByteBuffer;

/**
 * The question who has an IPv6 address (RFC 4861 section 4.3), to its solicited-node group and from
 * an address of the asker, so that it can never be taken for duplicate address detection.
 * Immutable.
 *
 * @param sender MAC address of the interface that asks
 * @param source an address of that interface
 * @param target the IPv6 address asked for
 */
public record NeighborSolicitation(MacAddress sender, IpAddress source, IpAddress target) {
  /** Length of the frame in bytes, Ethernet header included. */
  public static final int LENGTH = 86;

  private static final int ETHER_TYPE_IPV6 = 0x86dd;
  private static final long GROUP_MAC = 0x3333_ff00_0000L;
  private static final long GROUP_HIGH = 0xff02L << 48;
  private static final long GROUP_LOW = 0x1_ff00_0000L;
  private static final long GROUP_BITS = 0xff_ffffL;
  private static final int IPV6_HEADER_LENGTH = 40;
  private static final long IPV6_VERSION = 6L << 28;
  private static final int HOP_LIMIT = 255;
  private static final int PROTOCOL_ICMPV6 = 58;
  private static final int ICMPV6_LENGTH = 32;
  private static final int TYPE_NEIGHBOR_SOLICITATION = 135;
  private static final int OPTION_SOURCE_LINK_ADDRESS = 1;

  /** Rejects an IPv4 address, and an unspecified source. */
  public NeighborSolicitation {
    boolean isIpv6 = source.family() == Family.IPV6 && target.family() == Family.IPV6;
    if (!isIpv6 || source.isUnspecified()) {
      throw new IllegalArgumentException("neighbour solicitation with impossible address");
    }
  }

  /**
   * Writes the frame at {@code offset}, checksum included; position and limit stay.
   *
   * @return {@link #LENGTH}
   * @throws IndexOutOfBoundsException when the buffer ends before the frame does
   */
  public int writeTo(ByteBuffer buffer, int offset) {
    MacAddress groupMac = new MacAddress(GROUP_MAC | (target.low() & GROUP_BITS));
    new EthernetHeader(groupMac, sender, ETHER_TYPE_IPV6).writeTo(buffer, offset);
    IpAddress group = IpAddress.ipv6(GROUP_HIGH, GROUP_LOW | (target.low() & GROUP_BITS));
    int ip = offset + EthernetHeader.LENGTH;
    NetworkOrder.putInt(buffer, ip, IPV6_VERSION);
    NetworkOrder.putShort(buffer, ip + 4, ICMPV6_LENGTH);
    NetworkOrder.putByte(buffer, ip + 6, PROTOCOL_ICMPV6);
    NetworkOrder.putByte(buffer, ip + 7, HOP_LIMIT);
    source.writeTo(buffer, ip + 8);
    group.writeTo(buffer, ip + 24);
    writeIcmpv6(buffer, ip + IPV6_HEADER_LENGTH, group);
    return LENGTH;
  }

  private void writeIcmpv6(ByteBuffer buffer, int icmp, IpAddress group) {
    NetworkOrder.putByte(buffer, icmp, TYPE_NEIGHBOR_SOLICITATION);
    NetworkOrder.putByte(buffer, icmp + 1, 0);
    NetworkOrder.putShort(buffer, icmp + 2, 0);
    NetworkOrder.putInt(buffer, icmp + 4, 0);
    target.writeTo(buffer, icmp + 8);
    NetworkOrder.putByte(buffer, icmp + 24, OPTION_SOURCE_LINK_ADDRESS);
    NetworkOrder.putByte(buffer, icmp + 25, 1);
    sender.writeTo(buffer, icmp + 26);
    long sum = Checksum.addAddress(0, source.high(), source.low());
    sum = Checksum.addAddress(sum, group.high(), group.low());
    sum = Checksum.addPseudoHeader(sum, PROTOCOL_ICMPV6, ICMPV6_LENGTH);
    NetworkOrder.putShort(
        buffer, icmp + 2, Checksum.finish(Checksum.add(sum, buffer, icmp, ICMPV6_LENGTH)));
  }
}
