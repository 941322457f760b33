package io.holdfast.sim.scenario;

import io.holdfast.core.spec.host.ItemTracking;
import io.holdfast.core.spec.host.NexthopSpec;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RuleAction;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.List;

/** Routes and rules of scenarios, by number. */
final class RoutingItems {
  private static final int UNSET = RouteSpec.UNSET;

  private RoutingItems() {}

  static RouteSpec route(Family family, int number, String link, ItemTracking tracking) {
    return new RouteSpec(
        family,
        RouteSpec.UNICAST,
        destination(family, number),
        null,
        null,
        new NexthopSpec(null, link, 1, false, null, 0),
        List.of(),
        UNSET,
        "",
        UNSET,
        UNSET,
        RouteSpec.PROTOCOL_KEEPALIVED,
        UNSET,
        List.of(),
        "",
        false,
        UNSET,
        UNSET,
        UNSET,
        RouteSpec.Insertion.PREPEND,
        tracking);
  }

  static RuleSpec rule(Family family, int number, ItemTracking tracking) {
    return new RuleSpec(
        family,
        false,
        destination(family, number),
        null,
        1_000 + number,
        new RuleAction.Lookup(number),
        UNSET,
        UNSET,
        UNSET,
        UNSET,
        UNSET,
        UNSET,
        "",
        "",
        null,
        null,
        RouteSpec.PROTOCOL_KEEPALIVED,
        UNSET,
        null,
        null,
        tracking);
  }

  private static Prefix destination(Family family, int number) {
    return family == Family.IPV4
        ? new Prefix(IpAddress.ipv4(10 << 24 | 200 << 16 | number << 8), 24)
        : new Prefix(IpAddress.ipv6(0x2001_0db8L << 32 | 0x200 << 16 | number, 0), 64);
  }
}
