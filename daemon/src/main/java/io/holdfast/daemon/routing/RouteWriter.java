package io.holdfast.daemon.routing;

import io.holdfast.core.spec.host.MetricSpec;
import io.holdfast.core.spec.host.NexthopSpec;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.netlink.Netlink;
import io.holdfast.wire.netlink.RequestBuilder;
import io.holdfast.wire.netlink.RouteMessage;
import org.jspecify.annotations.Nullable;

/**
 * Writes a route as the kernel wants it. Where a line leaves something open it is what keepalived
 * leaves open: no scope is the universe, and all but unicast routes are added only once. One thread
 * at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>
 */
final class RouteWriter {
  private static final int ON_LINK = 4;
  private static final int SCOPE_NOWHERE = 255;
  private static final int LAST_TABLE_OF_A_BYTE = 255;
  private static final int METRIC_LOCK = 1;
  private static final int METRIC_CONGESTION = 16;

  private final InterfaceIndex interfaces;

  RouteWriter(InterfaceIndex interfaces) {
    this.interfaces = interfaces;
  }

  /** Writes the request that adds a route. */
  void add(RequestBuilder request, RouteSpec route) {
    request.begin(Netlink.NEW_ROUTE, Netlink.FLAG_ACK | Netlink.FLAG_CREATE | insertion(route));
    header(request, route, Math.max(0, route.scope()), route.type());
    identity(request, route);
    if (route.preference() >= 0) {
      request.byteAttribute(Netlink.ROUTE_PREFERENCE, route.preference());
    }
    if (route.expiresSeconds() >= 0) {
      request.intAttribute(Netlink.ROUTE_EXPIRES, route.expiresSeconds());
    }
    if (route.ttlPropagate() >= 0) {
      request.byteAttribute(Netlink.ROUTE_TTL_PROPAGATE, route.ttlPropagate());
    }
  }

  /** Writes the request that removes a route: whatever fits it, of the same maker. */
  void remove(RequestBuilder request, RouteSpec route) {
    request.begin(Netlink.DELETE_ROUTE, Netlink.FLAG_ACK);
    header(request, route, SCOPE_NOWHERE, route.type());
    identity(request, route);
  }

  private static int insertion(RouteSpec route) {
    if (route.type() != RouteSpec.UNICAST) {
      return Netlink.FLAG_EXCLUSIVE;
    }
    return switch (route.insertion()) {
      case PREPEND -> 0;
      case ADD -> Netlink.FLAG_EXCLUSIVE;
      case APPEND -> Netlink.FLAG_APPEND;
    };
  }

  private void header(RequestBuilder request, RouteSpec route, int scope, int type) {
    long table = table(route);
    boolean isOnLink = route.ways().isEmpty() && route.way().onLink();
    request
        .putByte(route.family().socketFamily())
        .putByte(route.destination().length())
        .putByte(route.from() == null ? 0 : route.from().length())
        .putByte(Math.max(0, route.tos()))
        .putByte(table > LAST_TABLE_OF_A_BYTE ? 0 : (int) table)
        .putByte(route.protocol())
        .putByte(scope)
        .putByte(type)
        .putInt(isOnLink ? ON_LINK : 0);
  }

  /** The table of a route; 0 if it is that of a VRF which does not exist. */
  long table(RouteSpec route) {
    if (!route.vrf().isEmpty()) {
      return interfaces.table(route.vrf());
    }
    return route.table() == RouteSpec.UNSET ? RouteMessage.MAIN_TABLE : route.table();
  }

  /** Writes what tells one route from another. */
  private void identity(RequestBuilder request, RouteSpec route) {
    request.addressAttribute(Netlink.ROUTE_DESTINATION, route.destination().address());
    if (table(route) > LAST_TABLE_OF_A_BYTE) {
      request.intAttribute(Netlink.ROUTE_TABLE, table(route));
    }
    if (route.from() != null) {
      request.addressAttribute(Netlink.ROUTE_SOURCE, route.from().address());
    }
    if (route.metric() != RouteSpec.UNSET) {
      request.intAttribute(Netlink.ROUTE_PRIORITY, route.metric());
    }
    if (route.ways().isEmpty()) {
      NexthopSpec way = route.way();
      gateway(request, route.family(), way);
      flow(request, way);
      if (!way.interfaceName().isEmpty()) {
        request.intAttribute(Netlink.ROUTE_INTERFACE, interfaces.of(way.interfaceName()));
      }
    } else {
      nexthops(request, route);
    }
    source(request, route);
    metrics(request, route);
  }

  private void nexthops(RequestBuilder request, RouteSpec route) {
    int start = request.open(Netlink.ROUTE_MULTIPATH);
    for (NexthopSpec way : route.ways()) {
      int hop =
          request.open(
              way.onLink()
                  ? ON_LINK | (way.weight() - 1) << Byte.SIZE
                  : (way.weight() - 1) << Byte.SIZE);
      request.putInt(way.interfaceName().isEmpty() ? 0 : interfaces.of(way.interfaceName()));
      gateway(request, route.family(), way);
      flow(request, way);
      request.close(hop);
    }
    request.close(start);
  }

  private static void gateway(RequestBuilder request, Family family, NexthopSpec way) {
    IpAddress gateway = way.gateway();
    if (gateway != null && gateway.family() == family) {
      request.addressAttribute(Netlink.ROUTE_GATEWAY, gateway);
    } else if (gateway != null) {
      int start = request.open(Netlink.ROUTE_VIA);
      request.putShort(gateway.family().socketFamily()).putAddress(gateway).close(start);
    }
    if (way.encap() != null) {
      EncapWriter.write(request, way.encap());
    }
  }

  private static void flow(RequestBuilder request, NexthopSpec way) {
    if (way.realms() != 0) {
      request.intAttribute(Netlink.ROUTE_FLOW, way.realms());
    }
  }

  private static void source(RequestBuilder request, RouteSpec route) {
    @Nullable IpAddress source = route.source();
    if (source != null) {
      request.addressAttribute(Netlink.ROUTE_PREFERRED_SOURCE, source);
    }
  }

  private static void metrics(RequestBuilder request, RouteSpec route) {
    if (route.metrics().isEmpty() && route.congestion().isEmpty()) {
      return;
    }
    long locks = route.congestionLocked() ? 1L << METRIC_CONGESTION : 0;
    int start = request.open(Netlink.ROUTE_METRICS);
    for (MetricSpec metric : route.metrics()) {
      int number = metric.metric().attribute();
      request.intAttribute(number, metric.value());
      locks |= metric.locked() ? 1L << number : 0;
    }
    if (!route.congestion().isEmpty()) {
      request.textAttribute(METRIC_CONGESTION, route.congestion());
    }
    if (locks != 0) {
      request.intAttribute(METRIC_LOCK, locks);
    }
    request.close(start);
  }
}
