package io.holdfast.config.parse;

import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RuleSpec;
import java.util.List;
import java.util.Map;

/** Reads {@code static_ipaddress}, {@code static_routes}, {@code static_rules} and their kin. */
final class StaticBlocks {
  private final Draft draft;
  private final Values values;

  StaticBlocks(Draft draft, Values values) {
    this.draft = draft;
    this.values = values;
  }

  /** Adds the handlers of the blocks at the top level. */
  void registerStatic(Map<String, Handler> handlers) {
    StaticItems items = new StaticItems(draft, true);
    handlers.put("static_ipaddress", node -> addresses(node, items));
    handlers.put("static_routes", node -> routes(node, items, draft.staticRoutes));
    handlers.put("static_rules", node -> rules(node, items, draft.staticRules));
  }

  /** Adds the handlers of the blocks within an instance. */
  void registerVirtual(InstanceDraft instance, Map<String, Handler> handlers) {
    StaticItems items = new StaticItems(draft, false);
    handlers.put("virtual_routes", node -> routes(node, items, instance.routes));
    handlers.put("virtual_rules", node -> rules(node, items, instance.rules));
  }

  private void addresses(Node node, StaticItems items) {
    for (Node line : Lists.lines(node)) {
      AddressDraft address = new AddressLine(line, items, values).read();
      if (address != null) {
        draft.staticAddresses.add(address);
      }
    }
  }

  private void routes(Node node, StaticItems items, List<RouteSpec> routes) {
    for (Node line : Lists.lines(node)) {
      RouteSpec route = new RouteLine(line, items, values).read();
      if (route != null) {
        routes.add(route);
      }
    }
  }

  private void rules(Node node, StaticItems items, List<RuleSpec> rules) {
    for (Node line : Lists.lines(node)) {
      RuleSpec rule = new RuleLine(line, items, values).read();
      if (rule != null) {
        rules.add(rule);
      }
    }
  }
}
