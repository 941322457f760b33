package io.holdfast.daemon.routing;

import io.holdfast.core.spec.host.LeftRouting;
import io.holdfast.core.spec.host.NamespacedItem;
import io.holdfast.core.spec.host.NexthopSpec;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.core.spec.host.RuleAction;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.netlink.RouteMessage;
import io.holdfast.wire.netlink.RuleMessage;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds which item of ours a message of the kernel is about. Owned by the loop thread.
 *
 * <p>Items that differ in nothing that tells them apart here are all found: to order one that is
 * still there changes nothing.
 */
public final class RoutingView {
  private static final long IPV6_METRIC = 1024;

  private final InterfaceIndex interfaces;
  private final RouteWriter routes;
  private final Map<Object, Set<RoutingItem>> ordered = new HashMap<>();

  private record RouteKey(Prefix destination, long table) {}

  private record RuleKey(Family family, long priority) {}

  /** Creates one that knows no item. */
  public RoutingView(InterfaceIndex interfaces) {
    this.interfaces = interfaces;
    this.routes = new RouteWriter(interfaces);
  }

  InterfaceIndex interfaces() {
    return interfaces;
  }

  RouteWriter routes() {
    return routes;
  }

  /** An item is ordered: from now on messages may be about it. */
  public void ordered(RoutingItem item) {
    ordered.computeIfAbsent(key(item), _ -> new LinkedHashSet<>()).add(item);
  }

  /** The removal of an item is ordered. */
  public void removed(RoutingItem item) {
    Set<RoutingItem> items = ordered.get(key(item));
    if (items != null && items.remove(item) && items.isEmpty()) {
      ordered.remove(key(item));
    }
  }

  /** Gives every item that a message about a route may mean. */
  public void find(@Nullable RouteMessage message, Consumer<RoutingItem> found) {
    if (message != null) {
      for (RoutingItem item : candidates(new RouteKey(message.destination(), message.table()))) {
        if (item instanceof RouteSpec route && isLike(route, message)) {
          found.accept(item);
        }
      }
    }
  }

  /** Gives every item that a message about a rule may mean. */
  public void find(@Nullable RuleMessage message, Consumer<RoutingItem> found) {
    if (message != null) {
      for (RoutingItem item : candidates(new RuleKey(message.family(), message.priority()))) {
        if (item instanceof RuleSpec rule && isLike(rule, message)) {
          found.accept(item);
        }
      }
    }
  }

  private List<RoutingItem> candidates(Object key) {
    return List.copyOf(ordered.getOrDefault(key, Set.of()));
  }

  private Object key(RoutingItem item) {
    return switch (item) {
      case RouteSpec route -> new RouteKey(route.destination(), routes.table(route));
      case RuleSpec rule -> new RuleKey(rule.family(), rule.preference());
      case LeftRouting left -> left;
      case NamespacedItem nested -> throw new IllegalArgumentException(nested.words());
    };
  }

  private boolean isLike(RouteSpec route, RouteMessage message) {
    long usual = route.family() == Family.IPV6 ? IPV6_METRIC : 0;
    long metric = route.metric() <= 0 ? usual : route.metric();
    return metric == message.metric()
        && route.type() == message.type()
        && route.protocol() == message.protocol()
        && Math.max(0, route.tos()) == message.tos()
        && hasSameWay(route, message);
  }

  private boolean hasSameWay(RouteSpec route, RouteMessage message) {
    if (!route.ways().isEmpty() || message.ways().size() != 1) {
      return true;
    }
    NexthopSpec wanted = route.way();
    RouteMessage.Way way = message.ways().get(0);
    boolean isOther = wanted.gateway() != null && !wanted.gateway().equals(way.gateway());
    return !isOther
        && (wanted.interfaceName().isEmpty()
            || interfaces.of(wanted.interfaceName()) == way.ifIndex()
            || route.type() != RouteSpec.UNICAST);
  }

  private static boolean isLike(RuleSpec rule, RuleMessage message) {
    long table = rule.action() instanceof RuleAction.Lookup lookup ? lookup.table() : 0;
    return RuleWriter.action(rule.action()) == message.action()
        && table == message.table()
        && rule.protocol() == message.protocol()
        && Objects.equals(rule.from(), message.from())
        && Objects.equals(rule.to(), message.to())
        && rule.inputInterface().equals(message.inputInterface())
        && rule.outputInterface().equals(message.outputInterface())
        && Math.max(0, rule.mark()) == message.mark();
  }
}
