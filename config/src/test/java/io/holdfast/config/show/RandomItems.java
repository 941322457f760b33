package io.holdfast.config.show;

import io.holdfast.core.spec.host.EncapSpec;
import io.holdfast.core.spec.host.ItemTracking;
import io.holdfast.core.spec.host.MetricSpec;
import io.holdfast.core.spec.host.NexthopSpec;
import io.holdfast.core.spec.host.NumberRange;
import io.holdfast.core.spec.host.RouteMetric;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RuleAction;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Routes and rules that some file could name, made from a seed. */
final class RandomItems {
  private final Random random;
  private final String group;

  /**
   * Prepares.
   *
   * @param group a track group that static items may name
   */
  RandomItems(Random random, String group) {
    this.random = random;
    this.group = group;
  }

  List<RouteSpec> routes(boolean isStatic) {
    List<RouteSpec> routes = new ArrayList<>();
    for (int count = random.nextInt(3); count > 0; count--) {
      routes.add(route(isStatic));
    }
    return routes;
  }

  List<RuleSpec> rules(boolean isStatic) {
    List<RuleSpec> rules = new ArrayList<>();
    for (int count = random.nextInt(3); count > 0; count--) {
      rules.add(rule(isStatic));
    }
    return rules;
  }

  private RouteSpec route(boolean isStatic) {
    Family family = random.nextBoolean() ? Family.IPV4 : Family.IPV6;
    boolean ipv6 = family == Family.IPV6;
    NexthopSpec way = random.nextInt(3) == 0 ? NexthopSpec.NONE : way(family, 1);
    List<NexthopSpec> ways =
        random.nextBoolean() ? List.of() : List.of(way(family, 3), way(family, 256));
    boolean isPlaced =
        !way.interfaceName().isEmpty()
            || ways.stream().anyMatch(each -> !each.interfaceName().isEmpty());
    ItemTracking tracking = isPlaced ? tracking(isStatic) : ItemTracking.UNWATCHED;
    return new RouteSpec(
        family,
        1 + random.nextInt(11),
        random.nextBoolean() ? everywhere(family) : prefix(family),
        ipv6 && random.nextBoolean() ? prefix(family) : null,
        random.nextBoolean() ? null : address(family),
        way,
        ways,
        maybe(1 + random.nextInt(1000)),
        random.nextBoolean() ? "" : "vrf1",
        maybe(random.nextInt(1000)),
        maybeInt(random.nextInt(256)),
        tracking.watched() || random.nextBoolean() ? RouteSpec.PROTOCOL_KEEPALIVED : 186,
        maybeInt(random.nextInt(256)),
        metrics(),
        random.nextBoolean() ? "" : "cubic",
        false,
        ipv6 ? maybeInt(1) : RouteSpec.UNSET,
        maybe(random.nextInt(1000)),
        maybeInt(random.nextInt(2)),
        one(List.of(RouteSpec.Insertion.values())),
        tracking);
  }

  private ItemTracking tracking(boolean isStatic) {
    return switch (random.nextInt(3)) {
      case 0 -> ItemTracking.UNWATCHED;
      case 1 -> ItemTracking.WATCHED;
      default -> new ItemTracking(true, isStatic ? group : "");
    };
  }

  private List<MetricSpec> metrics() {
    List<MetricSpec> metrics = new ArrayList<>();
    for (RouteMetric metric : RouteMetric.values()) {
      if (random.nextInt(4) == 0) {
        boolean isSwitch = metric == RouteMetric.FEATURES;
        long value = isSwitch ? 1 : random.nextInt(2);
        metrics.add(new MetricSpec(metric, value, !isSwitch && random.nextBoolean()));
      }
    }
    return metrics;
  }

  private NexthopSpec way(Family family, int weight) {
    return new NexthopSpec(
        random.nextBoolean() ? null : address(family),
        random.nextBoolean() ? "" : "eth" + random.nextInt(3),
        weight,
        random.nextBoolean(),
        random.nextBoolean() ? null : encap(),
        random.nextInt(2) * 0x5_0007L);
  }

  private EncapSpec encap() {
    return switch (random.nextInt(3)) {
      case 0 -> new EncapSpec.Mpls(List.of(16, 1000));
      case 1 -> new EncapSpec.Ila(0x2001_0db8_0001_abcdL);
      default ->
          new EncapSpec.Ip(
              Family.IPV4,
              random.nextBoolean() ? null : 42L,
              random.nextBoolean() ? null : address(Family.IPV4),
              random.nextBoolean() ? null : address(Family.IPV4),
              maybeInt(8),
              maybeInt(64),
              maybeInt(3));
    };
  }

  private RuleSpec rule(boolean isStatic) {
    Family family = random.nextBoolean() ? Family.IPV4 : Family.IPV6;
    ItemTracking tracking = tracking(isStatic);
    boolean isMarked = random.nextBoolean();
    return new RuleSpec(
        family,
        random.nextBoolean(),
        random.nextBoolean() ? null : prefix(family),
        random.nextBoolean() ? null : prefix(family),
        1 + random.nextInt(999),
        action(),
        maybeInt(16),
        isMarked ? 5 : RouteSpec.UNSET,
        isMarked ? maybe(255) : RouteSpec.UNSET,
        family == Family.IPV4 ? maybe(3 << 16 | 4) : RouteSpec.UNSET,
        maybeInt(8),
        maybeInt(7),
        random.nextBoolean() ? "" : "eth0",
        random.nextBoolean() ? "" : "eth1",
        random.nextBoolean() ? null : 77L,
        range(),
        tracking.watched() || random.nextBoolean() ? RouteSpec.PROTOCOL_KEEPALIVED : 4,
        maybeInt(6),
        range(),
        range(),
        tracking);
  }

  private RuleAction action() {
    return switch (random.nextInt(4)) {
      case 0 -> new RuleAction.Lookup(1 + random.nextInt(1000));
      case 1 -> new RuleAction.Goto(1000 + random.nextInt(1000));
      case 2 -> new RuleAction.Vrf();
      default -> one(List.of(RuleAction.Simple.values()));
    };
  }

  private @Nullable NumberRange range() {
    return random.nextBoolean() ? null : new NumberRange(random.nextInt(100), 100);
  }

  private long maybe(long value) {
    return random.nextBoolean() ? RouteSpec.UNSET : value;
  }

  private int maybeInt(int value) {
    return random.nextBoolean() ? RouteSpec.UNSET : value;
  }

  private static Prefix everywhere(Family family) {
    return new Prefix(IpAddress.unspecified(family), 0);
  }

  private Prefix prefix(Family family) {
    return new Prefix(address(family), 1 + random.nextInt(family.bitLength()));
  }

  private IpAddress address(Family family) {
    return family == Family.IPV4
        ? IpAddress.ipv4(0x0a00_0000 + random.nextInt(1000))
        : IpAddress.ipv6(0x2001_0db8L << 32, random.nextInt(1000));
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
