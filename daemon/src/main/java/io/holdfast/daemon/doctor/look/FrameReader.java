package io.holdfast.daemon.doctor.look;

import io.holdfast.daemon.doctor.view.HeardAdvert;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Ipv4Header;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.vrrp.DecodeError;
import io.holdfast.wire.vrrp.Ipv6Meta;
import io.holdfast.wire.vrrp.Vrrp;
import io.holdfast.wire.vrrp.VrrpPacket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads adverts out of Ethernet frames. Reusable; one thread. */
final class FrameReader {
  private static final int ETHERNET_HEADER = 14;
  private static final int ETHER_TYPE_OFFSET = 12;
  private static final int ETHER_TYPE_IPV4 = 0x0800;
  private static final int ETHER_TYPE_IPV6 = 0x86dd;
  private static final int IPV6_HEADER = 40;
  private static final int IPV6_NEXT_HEADER = 6;
  private static final int IPV6_HOP_LIMIT = 7;
  private static final int IPV6_SOURCE = 8;
  private static final int IPV6_DESTINATION = 24;
  private static final int IPV4_PROTOCOL = 9;
  private static final int AH = 51;

  private final VrrpPacket packet = new VrrpPacket();
  private final Ipv6Meta meta = new Ipv6Meta();

  /** Returns the advert of a frame, or null when it holds none. No content makes it throw. */
  @Nullable HeardAdvert advert(String interfaceName, ByteBuffer buffer, int offset, int length) {
    if (length < ETHERNET_HEADER + Ipv4Header.LENGTH || !isAdvert(buffer, offset, length)) {
      return null;
    }
    List<IpAddress> addresses = new ArrayList<>();
    for (int index = 0; packet.hasAddress(index); index++) {
      addresses.add(packet.address(index));
    }
    return new HeardAdvert(
        interfaceName,
        MacAddress.read(buffer, offset + MacAddress.BYTES),
        packet.source(),
        packet.destination(),
        packet.version(),
        packet.vrid(),
        packet.priority(),
        packet.intervalCs(),
        packet.authType(),
        packet.authData(),
        addresses);
  }

  private boolean isAdvert(ByteBuffer buffer, int offset, int length) {
    int ip = offset + ETHERNET_HEADER;
    int etherType = offset + ETHER_TYPE_OFFSET;
    int left = length - ETHERNET_HEADER;
    DecodeError error =
        switch ((octet(buffer, etherType) << Byte.SIZE) | octet(buffer, etherType + 1)) {
          case ETHER_TYPE_IPV4 -> ipv4(buffer, ip, left);
          case ETHER_TYPE_IPV6 -> ipv6(buffer, ip, left);
          default -> DecodeError.WRONG_IP_VERSION;
        };
    return error == DecodeError.NONE && packet.type() == Vrrp.TYPE_ADVERTISEMENT;
  }

  private DecodeError ipv4(ByteBuffer buffer, int ip, int length) {
    int protocol = octet(buffer, ip + IPV4_PROTOCOL);
    return protocol == Vrrp.PROTOCOL || protocol == AH
        ? packet.wrapIpv4(buffer, ip, length)
        : DecodeError.WRONG_IP_VERSION;
  }

  private DecodeError ipv6(ByteBuffer buffer, int ip, int length) {
    if (length < IPV6_HEADER || octet(buffer, ip + IPV6_NEXT_HEADER) != Vrrp.PROTOCOL) {
      return DecodeError.WRONG_IP_VERSION;
    }
    IpAddress source = IpAddress.read(Family.IPV6, buffer, ip + IPV6_SOURCE);
    IpAddress destination = IpAddress.read(Family.IPV6, buffer, ip + IPV6_DESTINATION);
    meta.source(source.high(), source.low());
    meta.destination(destination.high(), destination.low());
    meta.hopLimit(octet(buffer, ip + IPV6_HOP_LIMIT));
    return packet.wrapIpv6(buffer, ip + IPV6_HEADER, length - IPV6_HEADER, meta);
  }

  private static int octet(ByteBuffer buffer, int index) {
    return Byte.toUnsignedInt(buffer.get(index));
  }
}
