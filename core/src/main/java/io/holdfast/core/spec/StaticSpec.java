package io.holdfast.core.spec;

import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RuleSpec;
import java.util.List;

/**
 * What is present as long as the daemon runs.
 *
 * @param addresses {@code static_ipaddress}; no interface name means the default interface
 * @param routes {@code static_routes}
 * @param rules {@code static_rules}
 * @param groups {@code track_group}
 */
public record StaticSpec(
    List<AddressSpec> addresses,
    List<RouteSpec> routes,
    List<RuleSpec> rules,
    List<TrackGroupSpec> groups) {

  /** Nothing. */
  public static final StaticSpec NONE = new StaticSpec(List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public StaticSpec {
    addresses = List.copyOf(addresses);
    routes = List.copyOf(routes);
    rules = List.copyOf(rules);
    groups = List.copyOf(groups);
  }
}
