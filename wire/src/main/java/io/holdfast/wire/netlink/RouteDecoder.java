package io.holdfast.wire.netlink;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads one route message. */
final class RouteDecoder {
  private RouteDecoder() {}

  /** Returns the route, or null when it is not one of IPv4 or IPv6. */
  static @Nullable RouteMessage decode(ByteBuffer buffer, int payload, int end) {
    Family family = family(buffer.get(payload));
    int length = buffer.get(payload + 1) & 0xff;
    if (family == null || length > family.bitLength()) {
      return null;
    }
    IpAddress destination = length == 0 ? unspecified(family) : null;
    int table = buffer.get(payload + 4) & 0xff;
    AttributeCursor attributes =
        new AttributeCursor(buffer, payload + Rtnetlink.ROUTE_PAYLOAD_LENGTH, end);
    while (attributes.advance()) {
      if (attributes.type() == Rtnetlink.ROUTE_DESTINATION
          && attributes.dataLength() == family.byteLength()) {
        destination = IpAddress.read(family, buffer, attributes.dataOffset());
      } else if (attributes.type() == Rtnetlink.ROUTE_TABLE) {
        table = attributes.intValue();
      }
    }
    int type = buffer.get(payload + 7) & 0xff;
    return destination == null
        ? null
        : new RouteMessage(new Prefix(destination, length), table, type);
  }

  private static IpAddress unspecified(Family family) {
    return IpAddress.read(family, ByteBuffer.allocate(family.byteLength()), 0);
  }

  private static @Nullable Family family(int socketFamily) {
    if (socketFamily == Family.IPV4.socketFamily()) {
      return Family.IPV4;
    }
    return socketFamily == Family.IPV6.socketFamily() ? Family.IPV6 : null;
  }
}
