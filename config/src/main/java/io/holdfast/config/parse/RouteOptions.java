package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.CNumbers;
import io.holdfast.config.text.Word;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the options of routes that are names or have a syntax of their own. */
final class RouteOptions {
  private static final Set<String> TIMES = Set.of("rtt", "rttvar", "rto_min");
  private static final Set<String> TABLES = Set.of("main", "local", "default", "unspec");
  private static final Set<String> SCOPES = Set.of("host", "link", "global", "nowhere", "site");
  private static final Set<String> PROTOCOLS =
      Set.of(
          "redirect",
          "kernel",
          "boot",
          "static",
          "gated",
          "ra",
          "mrt",
          "zebra",
          "bird",
          "babel",
          "bgp",
          "isis",
          "ospf",
          "rip",
          "eigrp",
          "dhcp",
          "xorp",
          "ntk",
          "dnrouted",
          "unspec");

  /** The names of iproute2's rt_dsfield. */
  private static final Set<String> SERVICES =
      Set.of(
          "default", "CS1", "CS2", "CS3", "CS4", "CS5", "CS6", "CS7", "AF11", "AF12", "AF13",
          "AF21", "AF22", "AF23", "AF31", "AF32", "AF33", "AF41", "AF42", "AF43", "EF");

  private static final Set<String> PREFERENCES = Set.of("low", "medium", "high");
  private static final Set<String> ENCAPSULATIONS = Set.of("ip", "ip6", "mpls", "ila");

  private final LineCursor line;
  private final StaticItems items;

  RouteOptions(LineCursor line, StaticItems items) {
    this.line = line;
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
      case "table" -> named(TABLES, "Routing table %s not found for route");
      case "scope" -> named(SCOPES, "Scope %s not found or invalid for route");
      case "protocol" -> protocol();
      case "tos", "dsfield" -> named(SERVICES, "TOS value %s is invalid");
      case "pref" -> preference(word);
      case "features" -> oneOf(Set.of("ecn"), "feature %s not supported");
      case "ttl-propagate" ->
          oneOf(Set.of("enabled", "disabled"), "ttl-propagate value %s not recognised");
      case "realms" -> realms(line.value());
      case "encap" -> encapsulation(line.value());
      case "vrf", "congctl" -> line.value();
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
    if (group != null && !items.draft().hasTrackGroup(group.text())) {
      line.adjust(
          DiagnosticCode.TRACKED_NOT_FOUND, group, "track_group " + group.text() + " not found");
    }
    return true;
  }

  private void time(String name) {
    Word value = line.value();
    if (value != null && value.text().equals("lock")) {
      value = line.value();
    }
    if (value == null) {
      return;
    }
    String digits = value.text().replaceFirst("m?s$", "");
    DecimalRule.Outcome outcome = DecimalRule.micros(0, Long.MAX_VALUE).read(digits);
    if (outcome.micros() == null) {
      line.drop(value, "Invalid " + name + " " + value.text() + " for route");
    }
  }

  private void protocol() {
    Word value = line.value();
    if (value == null || (line.has("no_track") && PROTOCOLS.contains(value.text()))) {
      return;
    }
    if (PROTOCOLS.contains(value.text()) || CNumbers.parse(value.text()) != null) {
      line.adjust(
          DiagnosticCode.ROUTE_ADJUSTED,
          value,
          "Route cannot be tracked if protocol is not RTPROT_KEEPALIVED(18), resetting protocol");
    } else if (!value.text().equals("keepalived")) {
      line.drop(value, "Protocol " + value.text() + " not found or invalid for route");
    }
  }

  private void preference(Word word) {
    Word value = line.value();
    boolean known =
        value == null || PREFERENCES.contains(value.text()) || CNumbers.parse(value.text()) != null;
    if (!known && value != null) {
      line.drop(value, "Invalid pref value " + value.text() + " specified for route");
    } else if (line.first().text().indexOf('.') >= 0) {
      line.drop(word, "pref is only valid for IPv6");
    }
  }

  /** Tables, scopes and types of service have names that iproute2 keeps in files of the host. */
  private void named(Set<String> names, String complaint) {
    Word value = line.value();
    if (value != null
        && !names.contains(value.text())
        && CNumbers.parse(value.text()) == null
        && !value.text().startsWith("0x")) {
      line.drop(value, complaint.formatted(value.text()));
    }
  }

  private void oneOf(Set<String> words, String complaint) {
    Word value = line.value();
    if (value != null && !words.contains(value.text())) {
      line.drop(value, complaint.formatted(value.text()));
    }
  }

  private void realms(@Nullable Word value) {
    if (value == null) {
      return;
    }
    for (String part : value.text().split("/", -1)) {
      if (CNumbers.parse(part) == null && !part.equals("cosmos")) {
        line.drop(value, "Invalid realms " + value.text() + " for route");
        return;
      }
    }
  }

  private void encapsulation(@Nullable Word value) {
    if (value == null) {
      return;
    }
    if (!ENCAPSULATIONS.contains(value.text())) {
      line.drop(value, "Unknown encap type - " + value.text());
    } else if (value.text().startsWith("ip")) {
      while (line.hasNext()) {
        line.next();
      }
    } else {
      line.value();
    }
  }
}
