package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks one line of {@code virtual_routes} or {@code static_routes}, written as for {@code ip
 * route}. Use once.
 */
final class RouteLine {
  private static final Set<String> TYPES =
      Set.of(
          "unicast",
          "local",
          "broadcast",
          "anycast",
          "multicast",
          "unreachable",
          "prohibit",
          "blackhole",
          "throw",
          "nat",
          "xresolve");
  private static final Set<String> FLAGS = Set.of("onlink", "add", "append", "prepend");
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
  private @Nullable Family family;
  private @Nullable String destination;
  private boolean hasInterface;
  private boolean untracked;

  RouteLine(Node line, StaticItems items, Values values) {
    this.line = new LineCursor(line, values, DiagnosticCode.BAD_ROUTE);
    this.options = new RouteOptions(this.line, items);
  }

  /** Reports what is wrong with the line. */
  void check() {
    while (line.hasNext() && !line.isDropped()) {
      option(line.next());
    }
    if (line.isDropped()) {
      return;
    }
    if (destination == null) {
      line.drop(line.first(), "Route must have a destination");
    } else if (!hasInterface && !untracked) {
      line.adjust(
          DiagnosticCode.ROUTE_ADJUSTED,
          line.first(),
          "Warning - cannot track route %s with no interface specified, not tracking"
              .formatted(destination));
    }
  }

  private void option(Word word) {
    String name = word.text();
    RouteNumber number = NUMBERS.get(name);
    if (number != null) {
      number(number);
    } else if (name.equals("no_track")) {
      untracked = true;
    } else if (!TYPES.contains(name) && !FLAGS.contains(name) && !addressed(word)) {
      if (!options.read(word)) {
        destination(word);
      }
    }
  }

  /** Reads the options that decide where to; returns false for another one. */
  private boolean addressed(Word word) {
    switch (word.text()) {
      case "inet", "inet6" -> {
        // The family shows in the addresses.
      }
      case "to" -> {
        Word value = line.value();
        if (value != null) {
          destination(value);
        }
      }
      case "via", "gw" -> gateway(word);
      case "or" -> {
        options.deprecated(word, "nexthop");
        line.value();
      }
      case "from" -> source(line.value());
      case "src" -> address(line.value(), "invalid route src address ");
      case "dev", "oif" -> hasInterface |= line.value() != null;
      case "nexthop" -> nexthops();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void number(RouteNumber rule) {
    Word value = line.value();
    if (value != null && value.text().equals("lock")) {
      value = line.value();
    }
    if (value == null) {
      return;
    }
    String said =
        rule.complaint().isEmpty() ? "" : rule.complaint().formatted(value.text()) + " for route";
    if (line.values().number(value, NumberRule.strict(rule.min(), rule.max()), said) == null) {
      line.abandon();
    }
  }

  private void destination(Word word) {
    String text = word.text();
    if (EVERYTHING.contains(text)) {
      destination = "default";
      return;
    }
    IpAddress address = line.prefix(word);
    if (address == null) {
      line.drop(word, "unknown route keyword " + text);
    } else if (accepts(word, address)) {
      destination = text;
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
    address(value, "invalid route via address ");
  }

  private void source(@Nullable Word value) {
    IpAddress address = value == null ? null : line.prefix(value);
    if (value == null) {
      return;
    }
    if (address == null) {
      line.drop(value, "invalid route from address " + value.text());
    } else if (address.family() == Family.IPV4) {
      line.drop(value, "route from address only supported with IPv6 (" + value.text() + ")");
    }
  }

  private void address(@Nullable Word value, String complaint) {
    if (value == null) {
      return;
    }
    IpAddress address = IpAddress.parse(value.text());
    if (address == null) {
      line.drop(value, complaint + value.text());
    } else {
      accepts(value, address);
    }
  }

  private boolean accepts(Word word, IpAddress address) {
    Family decided = family;
    if (decided != null && decided != address.family()) {
      line.drop(word, "Cannot mix IPv4 and IPv6 addresses for route");
      return false;
    }
    family = address.family();
    return true;
  }

  /** Reads everything after the first nexthop, which must come last. */
  private void nexthops() {
    while (line.hasNext() && !line.isDropped()) {
      Word word = line.next();
      switch (word.text()) {
        case "nexthop", "onlink" -> {
          // The next one begins, or a flag.
        }
        case "via" -> address(line.value(), "invalid nexthop address ");
        case "dev" -> hasInterface |= line.value() != null;
        case "weight" -> weight(line.value());
        case "encap" -> options.read(word);
        case "realms" -> line.value();
        default -> line.drop(word, "unknown nexthop keyword " + word.text(), null);
      }
    }
  }

  private void weight(@Nullable Word value) {
    if (value != null) {
      String said = "Invalid weight " + value.text() + " specified for route";
      line.values().number(value, NumberRule.strict(0, 256), said);
    }
  }
}
