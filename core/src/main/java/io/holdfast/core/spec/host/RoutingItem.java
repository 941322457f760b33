package io.holdfast.core.spec.host;

import io.holdfast.wire.ip.Family;
import java.util.List;

/** What a configuration can put into the kernel's routing: a route, or a rule that chooses one. */
public sealed interface RoutingItem permits RouteSpec, RuleSpec, LeftRouting, NamespacedItem {

  /** The network namespace it is of; empty for the daemon's own. */
  default String namespace() {
    return "";
  }

  /** The route or the rule itself. */
  default RoutingItem plain() {
    return this;
  }

  /** Its family. */
  Family family();

  /** What becomes of it when someone removes it. */
  ItemTracking tracked();

  /** The same, watched and in no group: lines that differ in nothing else ask for one item. */
  RoutingItem bare();

  /** The interfaces that it names, each once. */
  List<String> interfaces();

  /** How it reads in a log: what it is, and enough to find it. */
  String words();
}
