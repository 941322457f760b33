package io.holdfast.wire.netlink;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one route message. */
final class RouteDecoder {
  private static final int NEXTHOP_LENGTH = 8;

  private final ByteBuffer buffer;
  private final Family family;
  private final List<RouteMessage.Way> ways = new ArrayList<>();
  private @Nullable IpAddress destination;
  private @Nullable IpAddress gateway;
  private int ifIndex;
  private long table;
  private long metric;

  private RouteDecoder(ByteBuffer buffer, Family family) {
    this.buffer = buffer;
    this.family = family;
  }

  /** Returns the route, or null when it is not one of IPv4 or IPv6. */
  static @Nullable RouteMessage decode(ByteBuffer buffer, int payload, int end) {
    Family family = family(buffer.get(payload));
    int length = buffer.get(payload + 1) & 0xff;
    if (family == null || length > family.bitLength()) {
      return null;
    }
    RouteDecoder decoder = new RouteDecoder(buffer, family);
    decoder.destination = length == 0 ? IpAddress.unspecified(family) : null;
    decoder.table = buffer.get(payload + 4) & 0xff;
    decoder.read(new AttributeCursor(buffer, payload + Rtnetlink.ROUTE_PAYLOAD_LENGTH, end), false);
    IpAddress destination = decoder.destination;
    return destination == null
        ? null
        : new RouteMessage(
            new Prefix(destination, length),
            decoder.table,
            buffer.get(payload + 7) & 0xff,
            buffer.get(payload + 5) & 0xff,
            buffer.get(payload + 3) & 0xff,
            decoder.metric,
            decoder.allWays());
  }

  private List<RouteMessage.Way> allWays() {
    if (ways.isEmpty() && (gateway != null || ifIndex != 0)) {
      ways.add(new RouteMessage.Way(gateway, ifIndex));
    }
    return ways;
  }

  private void read(AttributeCursor attributes, boolean inNexthop) {
    while (attributes.advance()) {
      switch (attributes.type()) {
        case Netlink.ROUTE_GATEWAY -> gateway = address(family, attributes, 0);
        case Netlink.ROUTE_VIA -> gateway = via(attributes);
        default -> {
          if (!inNexthop) {
            readOwn(attributes);
          }
        }
      }
    }
  }

  private void readOwn(AttributeCursor attributes) {
    switch (attributes.type()) {
      case Netlink.ROUTE_DESTINATION -> destination = address(family, attributes, 0);
      case Netlink.ROUTE_INTERFACE -> ifIndex = attributes.intValue();
      case Netlink.ROUTE_PRIORITY -> metric = Integer.toUnsignedLong(attributes.intValue());
      case Netlink.ROUTE_TABLE -> table = Integer.toUnsignedLong(attributes.intValue());
      case Netlink.ROUTE_MULTIPATH -> nexthops(attributes);
      default -> {
        // does not tell which route it is
      }
    }
  }

  private void nexthops(AttributeCursor attribute) {
    int at = attribute.dataOffset();
    int end = at + attribute.dataLength();
    IpAddress own = gateway;
    while (end - at >= NEXTHOP_LENGTH) {
      int length = buffer.getShort(at) & 0xffff;
      if (length < NEXTHOP_LENGTH || length > end - at) {
        break;
      }
      gateway = null;
      read(new AttributeCursor(buffer, at + NEXTHOP_LENGTH, at + length), true);
      ways.add(new RouteMessage.Way(gateway, buffer.getInt(at + 4)));
      at += Rtnetlink.align(length);
    }
    gateway = own;
  }

  private @Nullable IpAddress via(AttributeCursor attribute) {
    Family other =
        attribute.dataLength() < 2 ? null : family(buffer.getShort(attribute.dataOffset()));
    return other == null ? null : address(other, attribute, 2);
  }

  private @Nullable IpAddress address(Family of, AttributeCursor attribute, int skipped) {
    return attribute.dataLength() - skipped == of.byteLength()
        ? IpAddress.read(of, buffer, attribute.dataOffset() + skipped)
        : null;
  }

  static @Nullable Family family(int socketFamily) {
    if (socketFamily == Family.IPV4.socketFamily()) {
      return Family.IPV4;
    }
    return socketFamily == Family.IPV6.socketFamily() ? Family.IPV6 : null;
  }
}
