package io.holdfast.sim.world;

import io.holdfast.core.Input;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.sim.world.KernelListener.Origin;
import io.holdfast.wire.ip.Family;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The routes and rules that daemons put into a kernel. They outlive the daemon. */
final class SimRouting {
  private final Set<RoutingItem> items = new LinkedHashSet<>();
  private final KernelListener listener;

  SimRouting(KernelListener listener) {
    this.listener = listener;
  }

  Set<RoutingItem> items() {
    return items;
  }

  /** Adds one; one that is there stays as it is. */
  void add(RoutingItem item) {
    if (items.add(item)) {
      listener.changed(new Input.RoutingAdded(item), Origin.ASKED_FOR);
    }
  }

  /** Removes one, if it is there. */
  void remove(RoutingItem item, Origin origin) {
    if (items.remove(item)) {
      listener.changed(new Input.RoutingRemoved(item), origin);
    }
  }

  /** Routes go with their interface: those of IPv4 without a word. */
  void linkGone(String linkName) {
    for (RoutingItem item : List.copyOf(items)) {
      if (item instanceof RouteSpec && item.interfaces().contains(linkName)) {
        if (item.family() == Family.IPV6) {
          remove(item, Origin.FOREIGN);
        } else {
          items.remove(item);
        }
      }
    }
  }
}
