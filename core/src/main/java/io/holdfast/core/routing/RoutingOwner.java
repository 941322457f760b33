package io.holdfast.core.routing;

import io.holdfast.core.Effects;
import io.holdfast.core.spec.host.RoutingItem;

/** Whoever wants routes and rules, told of what happens to them. */
public interface RoutingOwner {
  /** The number that orders carry: that of a virtual router, or 0. */
  int id();

  /** Its name in the log: that of a virtual router, or {@code static}. */
  String title();

  /** The network namespace its items are of; empty for the daemon's own. */
  String namespace();

  /** Someone else removed an item of it, and it was ordered again. */
  void repaired(RoutingItem item, Effects out);

  /** The kernel refused an item of it, which is news. */
  void refused(RoutingItem item, String reason, Effects out);

  /** The kernel has taken an item that it had refused. */
  void accepted(RoutingItem item, Effects out);
}
