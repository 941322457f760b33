package io.holdfast.daemon.routing;

import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.wire.netlink.RequestBuilder;

/** Writes requests for routes and rules, and notes for which. Owned by the loop thread. */
public final class RoutingRequests {
  private final RequestBuilder request = new RequestBuilder();
  private final RoutingView view;
  private final RouteWriter routes;

  /** Writes for items that are found again by a view. */
  public RoutingRequests(RoutingView view) {
    this.view = view;
    this.routes = new RouteWriter(view.interfaces());
  }

  /** Writes the request that adds an item; false when it is too long for a request. */
  public boolean add(RoutingItem item) {
    view.ordered(item);
    switch (item) {
      case RouteSpec route -> routes.add(request, route);
      case RuleSpec rule -> RuleWriter.add(request, rule);
    }
    return !request.isOverfull();
  }

  /** Writes the request that removes an item; false when there can be none to remove. */
  public boolean remove(RoutingItem item) {
    view.removed(item);
    switch (item) {
      case RouteSpec route -> routes.remove(request, route);
      case RuleSpec rule -> RuleWriter.remove(request, rule);
    }
    boolean isPlaced =
        item instanceof RuleSpec
            || item.interfaces().stream().allMatch(name -> view.interfaces().of(name) != 0);
    return isPlaced && !request.isOverfull();
  }

  /** What was written last. */
  public RequestBuilder request() {
    return request;
  }
}
