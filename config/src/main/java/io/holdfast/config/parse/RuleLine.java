package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.CNumbers;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.host.NumberRange;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RuleAction;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.Prefix;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of {@code virtual_rules} or {@code static_rules}, written as for {@code ip rule}.
 * Use once.
 */
final class RuleLine {
  private static final Set<String> EVERYTHING = Set.of("default", "any", "all");
  private static final Pattern RANGE = Pattern.compile("\\d+(-\\d+)?");
  private static final Pattern SPAN = Pattern.compile("\\d+-\\d+");
  private static final Pattern MARK =
      Pattern.compile("(0x\\p{XDigit}+|\\d+)(/(0x\\p{XDigit}+|\\d+))?");
  private static final NumberRule PROTOCOL = NumberRule.strict(0, 255);

  private final LineCursor line;
  private final StaticItems items;
  private final RuleDraft rule = new RuleDraft();

  RuleLine(Node line, StaticItems items, Values values) {
    this.line = new LineCursor(line, values, DiagnosticCode.BAD_RULE);
    this.items = items;
  }

  /** Returns the rule; null when it is left out after a diagnostic. */
  @Nullable RuleSpec read() {
    while (line.hasNext() && !line.isDropped()) {
      option(line.next());
    }
    return line.isDropped() ? null : whole();
  }

  private @Nullable RuleSpec whole() {
    Long own = rule.preference;
    Long goal = rule.target;
    RuleAction action = rule.action;
    if (rule.realms != RouteSpec.UNSET && rule.family == Family.IPV6) {
      line.drop(line.first(), "realms is only valid for IPv4");
    } else if (action == null) {
      line.drop(line.first(), "No action specified for rule - ignoring");
    } else if (goal != null && own == null) {
      line.drop(
          line.first(), "Invalid rule - goto target " + goal + " specified without preference");
    } else if (goal != null && own != null && own >= goal) {
      line.drop(line.first(), "Invalid rule - preference " + own + " >= goto target " + goal);
    } else if (own == null) {
      own = (long) items.draft().ruleNumbering.next(rule.family);
      line.adjust(
          DiagnosticCode.RULE_ADJUSTED,
          line.first(),
          "Rule has no preference specified - setting to %s. This is probably not what you want."
              .formatted(own));
    }
    return action == null || own == null || line.isDropped() ? null : rule.toSpec(action, own);
  }

  private void option(Word word) {
    switch (word.text()) {
      case "not" -> rule.negated = true;
      case "inet" -> rule.family = Family.IPV4;
      case "inet6" -> rule.family = Family.IPV6;
      case "no_track" -> rule.untracked = true;
      case "type" -> {
        // The action follows.
      }
      case "from", "to" -> prefix(word.text(), line.value());
      case "table", "lookup" -> table(word, line.value());
      case "goto" -> target(word, line.value());
      case "l3mdev" -> action(word, new RuleAction.Vrf());
      case "nop", "blackhole", "unreachable", "prohibit" ->
          action(word, RuleAction.Simple.valueOf(word.text().toUpperCase(Locale.ROOT)));
      case "preference", "order", "priority" -> preference(line.value());
      case "track_group" -> trackGroup(word);
      default -> selector(word);
    }
  }

  private void selector(Word word) {
    String name = word.text();
    switch (name) {
      case "dev", "iif" -> rule.inputInterface = text(line.value());
      case "oif" -> rule.outputInterface = text(line.value());
      case "suppress_ifgroup", "sup_group" -> interfaceGroup(line.value());
      case "tos", "dsfield" -> rule.tos = (int) number(line.value(), "TOS value %s is invalid");
      case "realms" -> realms(line.value());
      case "suppress_prefixlength", "sup_pl" ->
          rule.suppressLength = (int) number(line.value(), "");
      case "tunnel-id" ->
          rule.tunnelId = number(line.value(), "Invalid tunnel-id tunnel-id specified");
      case "fwmark" -> mark(matching(MARK, line.value(), "Invalid rule fwmark %s specified"));
      case "uidrange" ->
          rule.users = range(matching(SPAN, line.value(), "Invalid uidrange uidrange specified"));
      case "sport" ->
          rule.sourcePorts = range(matching(RANGE, line.value(), "invalid sport range %s"));
      case "dport" ->
          rule.destinationPorts = range(matching(RANGE, line.value(), "invalid dport range %s"));
      case "protocol" -> protocol(line.value());
      case "ipproto" -> ipProtocol(line.value());
      default -> line.drop(word, "Unknown rule option " + name);
    }
  }

  private void prefix(String which, @Nullable Word value) {
    if (value == null || EVERYTHING.contains(value.text())) {
      return;
    }
    Prefix prefix = line.prefix(value);
    Family decided = rule.family;
    if (prefix == null) {
      line.drop(value, "Invalid rule " + which + " address " + value.text());
    } else if (decided != null && decided != prefix.address().family()) {
      line.drop(value, "rule specification has mixed IPv4 and IPv6");
    } else {
      rule.family = prefix.address().family();
      rule.from = which.equals("from") ? prefix : rule.from;
      rule.to = which.equals("to") ? prefix : rule.to;
    }
  }

  private void action(Word word, RuleAction action) {
    if (rule.action != null) {
      line.drop(
          word,
          "Cannot specify more than one of table/nop/goto/blackhole/prohibit/unreachable/l3mdev"
              + " for rule");
    }
    rule.action = action;
  }

  private void table(Word word, @Nullable Word value) {
    if (value == null) {
      return;
    }
    Long number = line.values().named(NameFile.TABLES, value);
    if (number == null) {
      line.drop(value, "Routing table " + value.text() + " not found for rule");
    } else if (number == 0) {
      line.drop(value, "Table 0 is not valid");
    } else {
      action(word, new RuleAction.Lookup(number));
    }
  }

  private void target(Word word, @Nullable Word value) {
    if (value != null) {
      Long target = CNumbers.parse(value.text());
      rule.target = target;
      if (target == null) {
        line.drop(value, "Invalid rule goto target " + value.text(), null);
      } else {
        action(word, new RuleAction.Goto(target));
      }
    }
  }

  private void preference(@Nullable Word value) {
    if (value != null) {
      rule.preference = CNumbers.parse(value.text());
      if (rule.preference == null) {
        line.drop(
            value,
            "Invalid rule preference " + value.text(),
            "Invalid rule preference preference specified");
      }
    }
  }

  private static String text(@Nullable Word value) {
    return value == null ? "" : value.text();
  }

  private long number(@Nullable Word value, String complaint) {
    Long number = value == null ? null : line.values().named(NameFile.SERVICES, value);
    if (value != null && number == null) {
      String said = complaint.isEmpty() ? null : complaint.formatted(value.text());
      line.drop(value, "'" + value.text() + "' is not a number", said);
    }
    return number == null ? RouteSpec.UNSET : number;
  }

  private void interfaceGroup(@Nullable Word value) {
    Long number = value == null ? null : line.values().named(NameFile.GROUPS, value);
    if (value != null && number == null) {
      line.drop(value, "Invalid suppress_ifgroup " + value.text());
    }
    rule.suppressGroup = number == null ? RouteSpec.UNSET : number.intValue();
  }

  private void realms(@Nullable Word value) {
    Long realms = value == null ? null : line.values().realms(value);
    if (value != null && realms == null) {
      String said = "invalid realms " + value.text() + " for rule";
      line.drop(value, "'" + value.text() + "' is not a number", said);
    }
    rule.realms = realms == null ? RouteSpec.UNSET : realms;
  }

  /** Returns the text of a word, empty when it does not match. */
  private String matching(Pattern pattern, @Nullable Word value, String complaint) {
    if (value != null && !pattern.matcher(value.text()).matches()) {
      line.drop(value, complaint.formatted(value.text()));
      return "";
    }
    return text(value);
  }

  private void mark(String text) {
    int slash = text.indexOf('/');
    Long mark = CNumbers.parse(slash < 0 ? text : text.substring(0, slash));
    Long mask = slash < 0 ? null : CNumbers.parse(text.substring(slash + 1));
    rule.mark = mark == null ? RouteSpec.UNSET : mark;
    rule.markMask = mask == null ? RouteSpec.UNSET : mask;
  }

  private static @Nullable NumberRange range(String text) {
    int dash = text.indexOf('-');
    NumberRule rule = NumberRule.strict(0, 0xffff_ffffL);
    Long first = rule.read(dash < 0 ? text : text.substring(0, dash)).value();
    Long last = dash < 0 ? first : rule.read(text.substring(dash + 1)).value();
    return first == null || last == null ? null : new NumberRange(first, last);
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
      rule.protocol = number.intValue();
      if (!line.has("no_track")) {
        line.adjust(
            DiagnosticCode.RULE_ADJUSTED,
            value,
            "Rule cannot be tracked if protocol is not RTPROT_KEEPALIVED(18), resetting protocol");
      }
    }
  }

  private void ipProtocol(@Nullable Word value) {
    if (value == null) {
      return;
    }
    Integer named = IprouteNames.IP_PROTOCOLS.get(value.text());
    Long number = named == null ? PROTOCOL.read(value.text()).value() : Long.valueOf(named);
    if (number == null) {
      line.drop(value, "Invalid ipproto " + value.text());
    } else {
      rule.ipProtocol = number.intValue();
    }
  }

  private void trackGroup(Word word) {
    if (!items.isStatic()) {
      line.drop(word, "Unknown rule option track_group");
      return;
    }
    Word group = line.value();
    rule.group = items.draft().trackGroup(text(group));
    if (group != null && !items.draft().hasTrackGroup(group.text())) {
      line.adjust(
          DiagnosticCode.TRACKED_NOT_FOUND, group, "track_group " + group.text() + " not found");
    }
  }
}
