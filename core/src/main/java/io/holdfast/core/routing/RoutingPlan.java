package io.holdfast.core.routing;

import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.spec.host.NamespacedItem;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.core.spec.host.RuleSpec;
import java.util.ArrayList;
import java.util.List;

/** The routes and rules of one owner: all of them while it holds them, none otherwise. */
public final class RoutingPlan {
  private final RoutingOwner owner;
  private final RoutingReconciler reconciler;
  private List<RoutingItem> items = List.of();
  private boolean isHolding;

  /** Creates a plan without items. */
  public RoutingPlan(RoutingOwner owner, RoutingReconciler reconciler) {
    this.owner = owner;
    this.reconciler = reconciler;
  }

  /** Routes first, then rules. The list is not to be changed. */
  public List<RoutingItem> items() {
    return items;
  }

  /** Whether the items are wanted now. */
  public boolean isHolding() {
    return isHolding;
  }

  /** Orders every item: routes, then the rules that lead to them. */
  public void take(long nowNanos, Effects out) {
    isHolding = true;
    for (int index = 0; index < items.size(); index++) {
      reconciler.want(owner, items.get(index), nowNanos, out);
    }
  }

  /** Orders the removal of every item that nobody else wants: rules first. */
  public void giveUp(Effects out) {
    if (!isHolding) {
      return;
    }
    isHolding = false;
    for (int index = items.size() - 1; index >= 0; index--) {
      reconciler.giveUp(owner, items.get(index), out);
    }
  }

  /**
   * Takes the items of a changed configuration. While they are held, only the difference is
   * ordered, and told where something is gone.
   */
  public void update(List<RouteSpec> routes, List<RuleSpec> rules, long nowNanos, Effects out) {
    List<RoutingItem> after = new ArrayList<>(routes.size() + rules.size());
    collect(routes, after);
    collect(rules, after);
    List<RoutingItem> before = items;
    items = after;
    List<RoutingItem> gone = new ArrayList<>(before);
    gone.removeAll(after);
    if (!isHolding) {
      return;
    }
    List<RoutingItem> refused = gone.stream().filter(reconciler::isRefused).toList();
    for (RoutingItem item : gone.reversed()) {
      reconciler.giveUp(owner, item, out);
    }
    for (RoutingItem item : after) {
      if (!before.contains(item)) {
        reconciler.want(owner, item, nowNanos, out);
      }
    }
    for (RoutingItem item : gone) {
      boolean neverWas = refused.contains(item);
      LogEvent event =
          neverWas ? LogEvent.ROUTING_NO_LONGER_TRIED : LogEvent.ROUTING_NO_LONGER_EXISTS;
      out.log(event, owner.title(), item.words());
    }
  }

  private void collect(List<? extends RoutingItem> lines, List<RoutingItem> after) {
    for (RoutingItem plain : lines) {
      RoutingItem line = NamespacedItem.of(owner.namespace(), plain);
      boolean isRepeated = after.stream().anyMatch(item -> item.bare().equals(line.bare()));
      if (!isRepeated) {
        after.add(line);
      }
    }
  }
}
