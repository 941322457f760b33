package io.holdfast.daemon.lab;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * An Ethernet frame as it was captured, with what the tests and benchmarks ask of it. Nothing here
 * checks that the frame is sound: that is tshark's part.
 *
 * @param at when the kernel saw it, by the wall clock
 * @param bytes the frame from the destination address on; only absolute access, by any thread
 */
public record CapturedFrame(Instant at, ByteBuffer bytes) {
  private static final int ETHER_TYPE = 12;
  private static final int PAYLOAD = 14;
  private static final int ARP = 0x0806;
  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86dd;
  private static final int VRRP = 112;
  private static final int AUTHENTICATION_HEADER = 51;
  private static final int AUTHENTICATION_BYTES = 24;
  private static final int ICMPV6 = 58;
  private static final int NEIGHBOUR_ADVERTISEMENT = 136;
  private static final int IPV6_HEADER_BYTES = 40;
  private static final int ARP_BYTES = 28;

  /** True for a VRRP advertisement, over IPv4 or IPv6. */
  public boolean isAdvert() {
    int payload = PAYLOAD + headerBytes();
    boolean isVrrp = protocol() == VRRP || protocol() == AUTHENTICATION_HEADER;
    return isVrrp && bytes.capacity() >= payload + 8;
  }

  /** Virtual router id of an advertisement. */
  public int vrid() {
    return unsigned(PAYLOAD + headerBytes() + 1);
  }

  /** Priority of an advertisement; 0 says that its sender stops. */
  public int priority() {
    return unsigned(PAYLOAD + headerBytes() + 2);
  }

  /** The first virtual address that an advertisement lists; it must have one. */
  public IpAddress firstAddress() {
    Family family = etherType() == IPV4 ? Family.IPV4 : Family.IPV6;
    return IpAddress.read(family, bytes, PAYLOAD + headerBytes() + 8);
  }

  /** True for a gratuitous ARP or an unsolicited neighbour advertisement. */
  public boolean isAnnouncement() {
    if (etherType() == ARP) {
      return bytes.capacity() >= PAYLOAD + ARP_BYTES
          && bytes.getInt(PAYLOAD + 14) == bytes.getInt(PAYLOAD + 24);
    }
    int payload = PAYLOAD + IPV6_HEADER_BYTES;
    return protocol() == ICMPV6
        && bytes.capacity() >= payload + 24
        && unsigned(payload) == NEIGHBOUR_ADVERTISEMENT
        && unsigned(PAYLOAD + 24) == 0xff;
  }

  /** The address an announcement is about. */
  public IpAddress announced() {
    return etherType() == ARP
        ? IpAddress.read(Family.IPV4, bytes, PAYLOAD + 14)
        : IpAddress.read(Family.IPV6, bytes, PAYLOAD + IPV6_HEADER_BYTES + 8);
  }

  /** The IP source address of an advertisement. */
  public IpAddress source() {
    return etherType() == IPV4
        ? IpAddress.read(Family.IPV4, bytes, PAYLOAD + 12)
        : IpAddress.read(Family.IPV6, bytes, PAYLOAD + 8);
  }

  /** The hardware address of the sender. */
  public MacAddress sender() {
    return MacAddress.read(bytes, MacAddress.BYTES);
  }

  private int protocol() {
    if (bytes.capacity() < PAYLOAD + IPV6_HEADER_BYTES / 2) {
      return -1;
    }
    return switch (etherType()) {
      case IPV4 -> unsigned(PAYLOAD + 9);
      case IPV6 -> unsigned(PAYLOAD + 6);
      default -> -1;
    };
  }

  private int headerBytes() {
    if (etherType() == IPV6) {
      return IPV6_HEADER_BYTES;
    }
    int ipHeader = (unsigned(PAYLOAD) & 0x0f) * Integer.BYTES;
    return ipHeader + (protocol() == AUTHENTICATION_HEADER ? AUTHENTICATION_BYTES : 0);
  }

  private int etherType() {
    return bytes.capacity() < PAYLOAD ? -1 : bytes.getShort(ETHER_TYPE) & 0xffff;
  }

  private int unsigned(int offset) {
    return bytes.get(offset) & 0xff;
  }
}
