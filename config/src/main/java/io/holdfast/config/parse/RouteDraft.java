package io.holdfast.config.parse;

import io.holdfast.core.spec.host.EncapSpec;
import io.holdfast.core.spec.host.ItemTracking;
import io.holdfast.core.spec.host.MetricSpec;
import io.holdfast.core.spec.host.NexthopSpec;
import io.holdfast.core.spec.host.RouteMetric;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a route line said so far. */
final class RouteDraft {
  /** One way: that of the route, or a nexthop. */
  static final class Way {
    @Nullable IpAddress gateway;
    String interfaceName = "";
    int weight = 1;
    boolean onLink;
    @Nullable EncapSpec encap;
    long realms;

    NexthopSpec toSpec() {
      return new NexthopSpec(gateway, interfaceName, weight, onLink, encap, realms);
    }
  }

  @Nullable Family family;
  int type = RouteSpec.UNICAST;
  @Nullable Prefix destination;
  boolean everywhere;
  @Nullable Prefix from;
  @Nullable IpAddress source;
  final List<Way> ways = new ArrayList<>();
  long table = RouteSpec.UNSET;
  String vrf = "";
  long metric = RouteSpec.UNSET;
  int tos = RouteSpec.UNSET;
  int protocol = RouteSpec.PROTOCOL_KEEPALIVED;
  int scope = RouteSpec.UNSET;
  final Map<RouteMetric, MetricSpec> metrics = new EnumMap<>(RouteMetric.class);
  String congestion = "";
  boolean congestionLocked;
  int preference = RouteSpec.UNSET;
  long expiresSeconds = RouteSpec.UNSET;
  int ttlPropagate = RouteSpec.UNSET;
  RouteSpec.Insertion insertion = RouteSpec.Insertion.PREPEND;
  boolean untracked;
  String group = "";

  /** The way that options belong to now. */
  Way way = new Way();

  private final Way only = way;

  void nextWay() {
    way = new Way();
    ways.add(way);
  }

  /** Takes a metric; the last of a kind counts. */
  void put(RouteMetric metric, long value, boolean locked) {
    metrics.put(metric, new MetricSpec(metric, value, locked));
  }

  boolean hasInterface() {
    return !only.interfaceName.isEmpty()
        || ways.stream().anyMatch(each -> !each.interfaceName.isEmpty());
  }

  boolean hasDestination() {
    return destination != null || everywhere;
  }

  /** Returns the route, which must have a destination. */
  RouteSpec toSpec() {
    Family decided = family == null ? Family.IPV4 : family;
    Prefix wanted = destination;
    return new RouteSpec(
        decided,
        type,
        wanted == null ? new Prefix(IpAddress.unspecified(decided), 0) : wanted,
        from,
        source,
        only.toSpec(),
        ways.stream().map(Way::toSpec).toList(),
        table,
        vrf,
        metric,
        tos,
        protocol,
        scope,
        List.copyOf(metrics.values()),
        congestion,
        congestionLocked,
        preference,
        expiresSeconds,
        ttlPropagate,
        insertion,
        tracking());
  }

  private ItemTracking tracking() {
    return untracked || !hasInterface() ? ItemTracking.UNWATCHED : new ItemTracking(true, group);
  }
}
