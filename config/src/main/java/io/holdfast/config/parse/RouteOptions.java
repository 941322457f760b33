package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.host.RouteMetric;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the options of routes that are names or have a syntax of their own. */
final class RouteOptions {
  private static final Set<String> TIMES = Set.of("rtt", "rttvar", "rto_min");
  private static final Set<String> SWITCH = Set.of("enabled", "disabled");
  private static final Map<String, Integer> PREFERENCES = Map.of("medium", 0, "high", 1, "low", 3);
  private static final int MICROS_IN_MILLI = 1000;

  private final LineCursor line;
  private final RouteDraft route;
  private final StaticItems items;

  RouteOptions(LineCursor line, RouteDraft route, StaticItems items) {
    this.line = line;
    this.route = route;
    this.items = items;
  }

  /** Reads an option with its value; returns false when the word is no option. */
  boolean read(Word word) {
    String name = word.text();
    if (TIMES.contains(name)) {
      time(name);
      return true;
    }
    switch (name) {
      case "table" ->
          route.table = named(NameFile.TABLES, "Routing table %s not found for route", route.table);
      case "scope" ->
          route.scope = (int) named(NameFile.SCOPES, "Scope %s not found or invalid for route", -1);
      case "protocol" -> protocol();
      case "tos", "dsfield" ->
          route.tos = (int) named(NameFile.SERVICES, "TOS value %s is invalid", -1);
      case "pref" -> preference(word);
      case "features" -> {
        if (!oneOf(Set.of("ecn"), "feature %s not supported").isEmpty()) {
          route.put(RouteMetric.FEATURES, 1, false);
        }
      }
      case "ttl-propagate" -> {
        String state = oneOf(SWITCH, "ttl-propagate value %s not recognised");
        route.ttlPropagate = state.isEmpty() ? -1 : state.equals("enabled") ? 1 : 0;
      }
      case "realms" -> realms(line.value());
      case "encap" -> route.way.encap = new EncapWords(line).read();
      case "vrf" -> {
        Word value = line.value();
        route.vrf = value == null ? "" : value.text();
      }
      case "congctl" -> congestion();
      case "as" -> {
        line.adjust(DiagnosticCode.ROUTE_ADJUSTED, word, "\"as to\" for MPLS only - ignoring");
        line.value();
      }
      case "track_group" -> {
        return items.isStatic() && trackGroup();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  void deprecated(Word word, String instead) {
    line.adjust(
        DiagnosticCode.ROUTE_ADJUSTED,
        word,
        "\"%s\" for routes is deprecated. Please use \"%s\"".formatted(word.text(), instead));
  }

  private boolean trackGroup() {
    Word group = line.value();
    route.group = group == null ? "" : items.draft().trackGroup(group.text());
    if (group != null && !items.draft().hasTrackGroup(group.text())) {
      line.adjust(
          DiagnosticCode.TRACKED_NOT_FOUND, group, "track_group " + group.text() + " not found");
    }
    return true;
  }

  private void time(String name) {
    Word value = line.value();
    boolean locked = value != null && value.text().equals("lock");
    if (locked) {
      value = line.value();
    }
    if (value == null) {
      return;
    }
    String digits = value.text().replaceFirst("m?s$", "");
    DecimalRule.Outcome outcome = DecimalRule.micros(0, Long.MAX_VALUE).read(digits);
    if (outcome.micros() == null) {
      line.drop(value, "Invalid " + name + " " + value.text() + " for route");
      return;
    }
    boolean inMillis = digits.length() == value.text().length() - 2;
    boolean inSeconds = digits.length() == value.text().length() - 1;
    long micros = inMillis ? outcome.micros() / MICROS_IN_MILLI : outcome.micros();
    RouteMetric metric = RouteMetric.valueOf(name.toUpperCase(Locale.ROOT));
    route.put(metric, kernelTime(metric, micros, inMillis || inSeconds), locked);
  }

  /** A time in the kernel's unit of the metric; a bare number is in that unit already. */
  private static long kernelTime(RouteMetric metric, long micros, boolean hasUnit) {
    long unitsInMilli =
        switch (metric) {
          case RTT -> 8;
          case RTTVAR -> 4;
          default -> 1;
        };
    return hasUnit ? micros * unitsInMilli / MICROS_IN_MILLI : micros / Values.MICROS;
  }

  private void congestion() {
    Word value = line.value();
    route.congestionLocked = value != null && value.text().equals("lock");
    if (route.congestionLocked) {
      value = line.value();
    }
    route.congestion = value == null ? "" : value.text();
  }

  private void protocol() {
    Word value = line.value();
    if (value == null) {
      return;
    }
    Long number = line.values().named(NameFile.PROTOCOLS, value);
    if (number != null && line.has("no_track")) {
      route.protocol = number.intValue();
    }
    if (line.has("no_track") && number != null) {
      return;
    }
    if (value.text().equals("keepalived")) {
      return;
    }
    if (number != null) {
      line.adjust(
          DiagnosticCode.ROUTE_ADJUSTED,
          value,
          "Route cannot be tracked if protocol is not RTPROT_KEEPALIVED(18), resetting protocol");
    } else {
      line.drop(value, "Protocol " + value.text() + " not found or invalid for route");
    }
  }

  private void preference(Word word) {
    Word value = line.value();
    Long number = value == null ? null : IprouteNames.number(PREFERENCES, value.text());
    if (number == null && value != null) {
      line.drop(value, "Invalid pref value " + value.text() + " specified for route");
    } else if (line.first().text().indexOf('.') >= 0) {
      line.drop(word, "pref is only valid for IPv6");
    } else if (number != null) {
      route.preference = number.intValue();
    }
  }

  /** Tables, scopes and types of service have names that iproute2 keeps in files of the host. */
  private long named(NameFile file, String complaint, long otherwise) {
    Word value = line.value();
    Long number = value == null ? null : line.values().named(file, value);
    if (value != null && number == null && !value.text().startsWith("0x")) {
      line.drop(value, complaint.formatted(value.text()));
    }
    return number == null ? otherwise : number;
  }

  private String oneOf(Set<String> words, String complaint) {
    Word value = line.value();
    if (value != null && !words.contains(value.text())) {
      line.drop(value, complaint.formatted(value.text()));
      return "";
    }
    return value == null ? "" : value.text();
  }

  private void realms(@Nullable Word value) {
    if (value == null) {
      return;
    }
    Long realms = line.values().realms(value);
    if (realms == null) {
      line.drop(value, "Invalid realms " + value.text() + " for route");
    } else {
      route.way.realms = realms;
    }
  }
}
