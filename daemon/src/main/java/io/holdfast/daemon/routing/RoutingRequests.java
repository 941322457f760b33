package io.holdfast.daemon.routing;

import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.StaticSpec;
import io.holdfast.core.spec.host.LeftRouting;
import io.holdfast.core.spec.host.NamespacedItem;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.wire.netlink.RequestBuilder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes requests for routes and rules, and notes for which. Owned by the loop thread. */
public final class RoutingRequests {
  private final RequestBuilder request = new RequestBuilder();
  private final RoutingView view;
  private final RouteWriter routes;

  /** Writes for items that are found again by a view. */
  public RoutingRequests(RoutingView view) {
    this.view = view;
    this.routes = view.routes();
  }

  /** Writes the request that adds an item; returns why there can be none, or nothing. */
  public String add(RoutingItem item) {
    if (item instanceof RouteSpec route && routes.table(route) == 0) {
      return "interface " + route.vrf() + " is no VRF";
    }
    view.ordered(item);
    switch (item) {
      case RouteSpec route -> routes.add(request, route);
      case RuleSpec rule -> RuleWriter.add(request, rule);
      case LeftRouting left -> throw new IllegalArgumentException("not to be added: " + left);
      case NamespacedItem elsewhere -> throw isElsewhere(elsewhere);
    }
    return request.isOverfull() ? "the line is too long for a netlink message" : "";
  }

  /** Writes the request that removes an item; false when there can be none to remove. */
  public boolean remove(RoutingItem item) {
    view.removed(item);
    switch (item) {
      case RouteSpec route -> routes.remove(request, route);
      case RuleSpec rule -> RuleWriter.remove(request, rule);
      case LeftRouting left -> request.raw(HexFormat.of().parseHex(left.request()));
      case NamespacedItem elsewhere -> throw isElsewhere(elsewhere);
    }
    boolean isPlaced =
        !(item instanceof RouteSpec)
            || item.interfaces().stream().allMatch(name -> view.interfaces().of(name) != 0);
    return isPlaced && !request.isOverfull();
  }

  /**
   * How to remove each route and rule that a configuration may bring into a network namespace, in
   * its order.
   */
  public static List<LeftRouting> removals(
      Configuration configuration, String namespace, RoutingView view) {
    List<RoutingItem> items = new ArrayList<>();
    if (namespace.isEmpty()) {
      StaticSpec statics = configuration.global().system().statics();
      items.addAll(statics.routes());
      items.addAll(statics.rules());
    }
    for (RouterSpec router : configuration.routers()) {
      if (router.host().namespace().equals(namespace)) {
        items.addAll(router.host().routes());
        items.addAll(router.host().rules());
      }
    }
    RoutingRequests requests = new RoutingRequests(view);
    Set<LeftRouting> removals = new LinkedHashSet<>();
    for (RoutingItem item : items) {
      if (requests.remove(item)) {
        String request = HexFormat.of().formatHex(requests.request.bytes());
        removals.add(new LeftRouting(namespace, item.family(), item.words(), request));
      }
    }
    return List.copyOf(removals);
  }

  /** A request is made in the network namespace of its item, and there the item is plain. */
  private static IllegalArgumentException isElsewhere(NamespacedItem item) {
    return new IllegalArgumentException(item.words());
  }

  /** What was written last. */
  public RequestBuilder request() {
    return request;
  }
}
