package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.CNumbers;
import io.holdfast.config.text.Word;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks one line of {@code virtual_rules} or {@code static_rules}, written as for {@code ip rule}.
 * Use once.
 */
final class RuleLine {
  private static final Set<String> EVERYTHING = Set.of("default", "any", "all");
  private static final Set<String> TABLES = Set.of("main", "local", "default");
  private static final Set<String> PROTOCOLS =
      Set.of(
          "tcp", "udp", "icmp", "icmpv6", "ipv6-icmp", "gre", "esp", "ah", "sctp", "ospf", "vrrp");
  private static final Pattern RANGE = Pattern.compile("\\d+(-\\d+)?");
  private static final Pattern SPAN = Pattern.compile("\\d+-\\d+");
  private static final Pattern MARK =
      Pattern.compile("(0x\\p{XDigit}+|\\d+)(/(0x\\p{XDigit}+|\\d+))?");
  private static final NumberRule PROTOCOL = NumberRule.strict(0, 255);

  private final LineCursor line;
  private final StaticItems items;
  private @Nullable Family family;
  private @Nullable Long preference;
  private @Nullable Long target;
  private boolean hasAction;

  RuleLine(Node line, StaticItems items, Values values) {
    this.line = new LineCursor(line, values, DiagnosticCode.BAD_RULE);
    this.items = items;
  }

  /** Reports what is wrong with the line. */
  void check() {
    while (line.hasNext() && !line.isDropped()) {
      option(line.next());
    }
    if (!line.isDropped()) {
      checkWhole();
    }
  }

  private void checkWhole() {
    Long own = preference;
    Long goal = target;
    if (!hasAction) {
      line.drop(line.first(), "No action specified for rule - ignoring");
    } else if (goal != null && own == null) {
      line.drop(
          line.first(), "Invalid rule - goto target " + goal + " specified without preference");
    } else if (goal != null && own != null && own >= goal) {
      line.drop(line.first(), "Invalid rule - preference " + own + " >= goto target " + goal);
    } else if (own == null) {
      line.adjust(
          DiagnosticCode.RULE_ADJUSTED,
          line.first(),
          "Rule has no preference specified - setting to %s. This is probably not what you want."
              .formatted(items.draft().ruleNumbering.next(family)));
    }
  }

  private void option(Word word) {
    switch (word.text()) {
      case "not", "inet", "inet6", "no_track", "type" -> {
        // Nothing can be wrong with them.
      }
      case "from", "to" -> prefix(word.text(), line.value());
      case "table", "lookup" -> table(word, line.value());
      case "goto" -> target(word, line.value());
      case "nop", "blackhole", "unreachable", "prohibit", "l3mdev" -> action(word);
      case "preference", "order", "priority" -> preference(line.value());
      case "track_group" -> trackGroup(word);
      default -> selector(word);
    }
  }

  private void selector(Word word) {
    String name = word.text();
    switch (name) {
      case "dev", "iif", "oif", "suppress_ifgroup", "sup_group" -> line.value();
      case "tos", "dsfield" -> number(line.value(), "TOS value %s is invalid");
      case "realms" -> number(line.value(), "invalid realms %s for rule");
      case "suppress_prefixlength", "sup_pl" -> number(line.value(), "");
      case "tunnel-id" -> number(line.value(), "Invalid tunnel-id tunnel-id specified");
      case "fwmark" -> matching(MARK, line.value(), "Invalid rule fwmark %s specified");
      case "uidrange" -> matching(SPAN, line.value(), "Invalid uidrange uidrange specified");
      case "sport", "dport" -> matching(RANGE, line.value(), "invalid " + name + " range %s");
      case "protocol" -> protocol(line.value());
      case "ipproto" -> ipProtocol(line.value());
      default -> line.drop(word, "Unknown rule option " + name);
    }
  }

  private void prefix(String which, @Nullable Word value) {
    if (value == null || EVERYTHING.contains(value.text())) {
      return;
    }
    IpAddress address = line.prefix(value);
    Family decided = family;
    if (address == null) {
      line.drop(value, "Invalid rule " + which + " address " + value.text());
    } else if (decided != null && decided != address.family()) {
      line.drop(value, "rule specification has mixed IPv4 and IPv6");
    } else {
      family = address.family();
    }
  }

  private void action(Word word) {
    if (hasAction) {
      line.drop(
          word,
          "Cannot specify more than one of table/nop/goto/blackhole/prohibit/unreachable/l3mdev"
              + " for rule");
    }
    hasAction = true;
  }

  private void table(Word word, @Nullable Word value) {
    if (value == null) {
      return;
    }
    Long number = CNumbers.parse(value.text());
    if (number == null && !TABLES.contains(value.text())) {
      line.drop(value, "Routing table " + value.text() + " not found for rule");
    } else if (number != null && number == 0) {
      line.drop(value, "Table 0 is not valid");
    } else {
      action(word);
    }
  }

  private void target(Word word, @Nullable Word value) {
    if (value != null) {
      target = CNumbers.parse(value.text());
      if (target == null) {
        line.drop(value, "Invalid rule goto target " + value.text(), null);
      } else {
        action(word);
      }
    }
  }

  private void preference(@Nullable Word value) {
    if (value != null) {
      preference = CNumbers.parse(value.text());
      if (preference == null) {
        line.drop(
            value,
            "Invalid rule preference " + value.text(),
            "Invalid rule preference preference specified");
      }
    }
  }

  private void number(@Nullable Word value, String complaint) {
    if (value != null && CNumbers.parse(value.text().split("/", -1)[0]) == null) {
      String said = complaint.isEmpty() ? null : complaint.formatted(value.text());
      line.drop(value, "'" + value.text() + "' is not a number", said);
    }
  }

  private void matching(Pattern pattern, @Nullable Word value, String complaint) {
    if (value != null && !pattern.matcher(value.text()).matches()) {
      line.drop(value, complaint.formatted(value.text()));
    }
  }

  private void protocol(@Nullable Word value) {
    if (value == null) {
      return;
    }
    String said = "Invalid protocol " + value.text();
    Long number = line.values().number(value, PROTOCOL, said);
    if (number == null) {
      line.abandon();
    } else {
      line.adjust(
          DiagnosticCode.RULE_ADJUSTED,
          value,
          "Rule cannot be tracked if protocol is not RTPROT_KEEPALIVED(18), resetting protocol");
    }
  }

  private void ipProtocol(@Nullable Word value) {
    if (value != null
        && !PROTOCOLS.contains(value.text())
        && PROTOCOL.read(value.text()).value() == null) {
      line.drop(value, "Invalid ipproto " + value.text());
    }
  }

  private void trackGroup(Word word) {
    if (!items.isStatic()) {
      line.drop(word, "Unknown rule option track_group");
      return;
    }
    Word group = line.value();
    if (group != null && !items.draft().hasTrackGroup(group.text())) {
      line.adjust(
          DiagnosticCode.TRACKED_NOT_FOUND, group, "track_group " + group.text() + " not found");
    }
  }
}
