package io.holdfast.core;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.host.NamespacedItem;
import io.holdfast.core.spec.host.RoutingItem;
import java.util.List;
import java.util.Set;

/**
 * What is there now of routes, rules and static addresses. Immutable.
 *
 * @param routing routes and rules that are wanted and, as far as is known, there
 * @param statics the addresses of {@code static_ipaddress}, each with its interface
 * @param seen those of them that the kernel reports as present
 */
public record PresentItems(
    Set<RoutingItem> routing, List<AddressSpec> statics, Set<AddressSpec> seen) {
  /** Of a host that has nothing. */
  public static final PresentItems NONE = new PresentItems(Set.of(), List.of(), Set.of());

  /** Copies them. */
  public PresentItems {
    routing = Set.copyOf(routing);
    statics = List.copyOf(statics);
    seen = Set.copyOf(seen);
  }

  /** Whether a route or rule is there, in a network namespace that is empty for the daemon's. */
  public boolean has(String namespace, RoutingItem item) {
    return routing.contains(NamespacedItem.of(namespace, item.bare()));
  }
}
