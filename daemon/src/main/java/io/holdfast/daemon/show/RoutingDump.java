package io.holdfast.daemon.show;

import io.holdfast.core.PresentItems;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.StaticSpec;
import io.holdfast.core.spec.TrackGroupSpec;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RuleSpec;
import java.util.ArrayList;
import java.util.List;

/** Routes, rules and what is static of a dump, in keepalived 2.2.7's lines and their order. */
final class RoutingDump {
  private final Picture picture;
  private final PresentItems present;
  private final DumpText out;

  RoutingDump(Picture picture, Wiring wiring, DumpText out) {
    this.picture = picture;
    this.present = wiring.present();
    this.out = out;
  }

  /** The sections of the {@code static_*} blocks and of {@code track_group}. */
  void statics() {
    StaticSpec statics = picture.snapshot().configuration().global().system().statics();
    if (!present.statics().isEmpty()) {
      out.title("Static Addresses");
      for (AddressSpec address : present.statics()) {
        String set = present.seen().contains(address) ? " set" : "";
        out.line(5, KeepalivedText.address(address, List.of()) + set);
      }
    }
    section("Static Routes", routes(statics.routes(), "", present));
    section("Static Rules", rules(statics.rules()));
    if (!statics.groups().isEmpty()) {
      out.title("Static Track groups");
      statics.groups().forEach(this::group);
    }
  }

  /** What an instance brings with it as master. */
  void virtual(RouterSpec spec) {
    List<RouteSpec> routes = spec.host().routes();
    list("Virtual Routes", routes(routes, spec.host().namespace(), present));
    list("Virtual Rules", rules(spec.host().rules()));
  }

  /** A line for each route, with a mark on those that are watched and there. */
  static List<String> routes(List<RouteSpec> routes, String namespace, PresentItems present) {
    List<String> lines = new ArrayList<>();
    for (RouteSpec route : routes) {
      boolean isMarked = route.tracked().watched() && present.has(namespace, route);
      lines.add(new RouteText(route).words() + (isMarked ? " [installed ifindex 0]" : ""));
    }
    return lines;
  }

  /** A line for each rule. */
  static List<String> rules(List<RuleSpec> rules) {
    return rules.stream().map(rule -> new RuleText(rule).words()).toList();
  }

  private void group(TrackGroupSpec group) {
    out.value(1, "Static Track Group", group.name());
    out.line(3, "VRRP member instances :");
    group.members().forEach(member -> out.line(5, member));
  }

  private void section(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.title(title);
      lines.forEach(line -> out.line(5, line));
    }
  }

  private void list(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.line(3, title + " :");
      lines.forEach(line -> out.line(5, line));
    }
  }
}
