package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.host.RouteMetric;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RouteTypes;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of {@code virtual_routes} or {@code static_routes}, written as for {@code ip
 * route}. Use once.
 */
final class RouteLine {
  private static final Set<String> EVERYTHING = Set.of("default", "any", "all", "default6");

  /** Options with a whole number, and what keepalived says of a bad one. */
  private static final Map<String, RouteNumber> NUMBERS =
      Map.ofEntries(
          Map.entry("metric", new RouteNumber(0, 0xffff_ffffL, "Invalid metric %s specified")),
          Map.entry("priority", new RouteNumber(0, 0xffff_ffffL, "Invalid metric %s specified")),
          Map.entry("preference", new RouteNumber(0, 0xffff_ffffL, "Invalid metric %s specified")),
          Map.entry("mtu", new RouteNumber(0, 0xffff_ffffL, "Invalid MTU %s specified")),
          Map.entry("hoplimit", new RouteNumber(0, 255, "Invalid hoplimit %s specified")),
          Map.entry("advmss", new RouteNumber(0, 0xffff_ffffL, "")),
          Map.entry("window", new RouteNumber(0, 0xffff_ffffL, "")),
          Map.entry("reordering", new RouteNumber(0, 0xffff_ffffL, "")),
          Map.entry("cwnd", new RouteNumber(0, 0xffff_ffffL, "")),
          Map.entry("ssthresh", new RouteNumber(0, 0xffff_ffffL, "")),
          Map.entry(
              "initcwnd", new RouteNumber(0, 0xffff_ffffL, "Invalid initcwnd value %s specified")),
          Map.entry("initrwnd", new RouteNumber(0, 0xffff_ffffL, "")),
          Map.entry("expires", new RouteNumber(0, 0xffff_ffffL, "")),
          Map.entry("quickack", new RouteNumber(0, 1, "Invalid quickack value %s specified")),
          Map.entry("fastopen_no_cookie", new RouteNumber(0, 1, "")));

  /** Numbers of an option, and what keepalived says of others before "for route". */
  private record RouteNumber(long min, long max, String complaint) {}

  private final LineCursor line;
  private final RouteOptions options;
  private final RouteDraft route = new RouteDraft();
  private String shown = "";

  RouteLine(Node line, StaticItems items, Values values) {
    this.line = new LineCursor(line, values, DiagnosticCode.BAD_ROUTE);
    this.options = new RouteOptions(this.line, route, items);
  }

  /** Returns the route; null when it is left out after a diagnostic. */
  @Nullable RouteSpec read() {
    while (line.hasNext() && !line.isDropped()) {
      option(line.next());
    }
    if (line.isDropped()) {
      return null;
    }
    if (!route.hasDestination()) {
      line.drop(line.first(), "Route must have a destination");
      return null;
    }
    if (!route.hasInterface() && !route.untracked) {
      line.adjust(
          DiagnosticCode.ROUTE_ADJUSTED,
          line.first(),
          "Warning - cannot track route %s with no interface specified, not tracking"
              .formatted(shown));
    }
    return route.toSpec();
  }

  private void option(Word word) {
    String name = word.text();
    RouteNumber number = NUMBERS.get(name);
    int type = RouteTypes.number(name);
    if (number != null) {
      number(name, number);
    } else if (type != 0) {
      route.type = type;
    } else if (!flag(name) && !addressed(word) && !options.read(word)) {
      destination(word);
    }
  }

  private boolean flag(String name) {
    switch (name) {
      case "no_track" -> route.untracked = true;
      case "onlink" -> route.way.onLink = true;
      case "add" -> route.insertion = RouteSpec.Insertion.ADD;
      case "append" -> route.insertion = RouteSpec.Insertion.APPEND;
      case "prepend" -> route.insertion = RouteSpec.Insertion.PREPEND;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Reads the options that decide where to; returns false for another one. */
  private boolean addressed(Word word) {
    switch (word.text()) {
      case "inet" -> route.family = Family.IPV4;
      case "inet6" -> route.family = Family.IPV6;
      case "to" -> {
        Word value = line.value();
        if (value != null) {
          destination(value);
        }
      }
      case "via", "gw" -> gateway(word);
      case "or" -> {
        options.deprecated(word, "nexthop");
        or(line.value());
      }
      case "from" -> source(line.value());
      case "src" -> route.source = address(line.value(), "invalid route src address ");
      case "dev", "oif" -> device(line.value());
      case "nexthop" -> nexthops();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The old form of two ways: that of the route and one more. */
  private void or(@Nullable Word value) {
    IpAddress other = value == null ? null : IpAddress.parse(value.text());
    if (other != null) {
      RouteDraft.Way first = new RouteDraft.Way();
      first.gateway = route.way.gateway;
      route.way.gateway = null;
      route.ways.add(first);
      RouteDraft.Way second = new RouteDraft.Way();
      second.gateway = other;
      route.ways.add(second);
    }
  }

  private void device(@Nullable Word value) {
    route.way.interfaceName = value == null ? route.way.interfaceName : value.text();
  }

  private void number(String name, RouteNumber rule) {
    Word value = line.value();
    boolean locked = value != null && value.text().equals("lock");
    if (locked) {
      value = line.value();
    }
    if (value == null) {
      return;
    }
    String said =
        rule.complaint().isEmpty() ? "" : rule.complaint().formatted(value.text()) + " for route";
    Long number = line.values().number(value, NumberRule.strict(rule.min(), rule.max()), said);
    if (number == null) {
      line.abandon();
      return;
    }
    switch (name) {
      case "metric", "priority", "preference" -> route.metric = number;
      case "expires" -> route.expiresSeconds = number;
      default -> route.put(RouteMetric.valueOf(name.toUpperCase(Locale.ROOT)), number, locked);
    }
  }

  private void destination(Word word) {
    String text = word.text();
    if (EVERYTHING.contains(text)) {
      route.everywhere = true;
      route.family = text.equals("default6") ? Family.IPV6 : route.family;
      shown = "default";
      return;
    }
    Prefix prefix = line.prefix(word);
    if (prefix == null) {
      line.drop(word, "unknown route keyword " + text);
    } else if (accepts(word, prefix.address())) {
      route.destination = prefix;
      shown = text;
    }
  }

  private void gateway(Word word) {
    if (word.text().equals("gw")) {
      options.deprecated(word, "via");
    }
    Word value = line.value();
    if (value != null && value.text().startsWith("inet")) {
      value = line.value();
    }
    route.way.gateway = address(value, "invalid route via address ");
  }

  private void source(@Nullable Word value) {
    Prefix from = value == null ? null : line.prefix(value);
    if (value == null) {
      return;
    }
    if (from == null) {
      line.drop(value, "invalid route from address " + value.text());
    } else if (from.address().family() == Family.IPV4) {
      line.drop(value, "route from address only supported with IPv6 (" + value.text() + ")");
    } else {
      route.from = from;
    }
  }

  private @Nullable IpAddress address(@Nullable Word value, String complaint) {
    if (value == null) {
      return null;
    }
    IpAddress address = IpAddress.parse(value.text());
    if (address == null) {
      line.drop(value, complaint + value.text());
      return null;
    }
    accepts(value, address);
    return address;
  }

  private boolean accepts(Word word, IpAddress address) {
    Family decided = route.family;
    if (decided != null && decided != address.family()) {
      line.drop(word, "Cannot mix IPv4 and IPv6 addresses for route");
      return false;
    }
    route.family = address.family();
    return true;
  }

  /** Reads everything after the first nexthop, which must come last. */
  private void nexthops() {
    route.nextWay();
    while (line.hasNext() && !line.isDropped()) {
      Word word = line.next();
      switch (word.text()) {
        case "nexthop" -> route.nextWay();
        case "onlink" -> route.way.onLink = true;
        case "via" -> route.way.gateway = address(line.value(), "invalid nexthop address ");
        case "dev" -> device(line.value());
        case "weight" -> weight(line.value());
        case "encap" -> options.read(word);
        case "realms" -> realms(line.value());
        default -> line.drop(word, "unknown nexthop keyword " + word.text(), null);
      }
    }
  }

  private void weight(@Nullable Word value) {
    if (value != null) {
      String said = "Invalid weight " + value.text() + " specified for route";
      Long weight = line.values().number(value, NumberRule.strict(0, 256), said);
      route.way.weight = weight == null || weight == 0 ? 1 : weight.intValue();
    }
  }

  private void realms(@Nullable Word value) {
    Long realms = value == null ? null : line.values().realms(value);
    route.way.realms = realms == null ? 0 : realms;
  }
}
