package io.holdfast.sim.world;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Ipv4Header;
import io.holdfast.wire.vrrp.Vrrp;
import java.nio.ByteBuffer;

/**
 * An advert on its way: the bytes as {@link io.holdfast.wire.vrrp.AdvertEncoder} made them. Never
 * changed once sent; several receivers share it.
 *
 * @param bytes all from position 0 to its limit; IPv4: with the IP header; IPv6: the VRRP bytes
 * @param source IP source
 * @param destination IP destination
 * @param hopLimit TTL or hop limit
 */
record Datagram(ByteBuffer bytes, IpAddress source, IpAddress destination, int hopLimit) {

  Family family() {
    return source.family();
  }

  int protocol() {
    return family() == Family.IPV4 ? bytes.get(Ipv4Header.PROTOCOL_OFFSET) & 0xff : Vrrp.PROTOCOL;
  }

  int length() {
    return bytes.limit();
  }
}
