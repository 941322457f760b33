package io.holdfast.daemon.doctor.firewall;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code iptables-save} and {@code ip6tables-save} print, for either kind of iptables;
 * iptables(8). What it does not know becomes a condition that cannot be judged.
 */
public final class IptablesSave {
  private final Tool tool;
  private final String family;
  private final List<Chain> chains = new ArrayList<>();
  private final Map<String, Verdict> policies = new LinkedHashMap<>();
  private final Map<String, List<Rule>> rules = new LinkedHashMap<>();
  private String table = "";

  private IptablesSave(Tool tool, String family) {
    this.tool = tool;
    this.family = family;
  }

  /**
   * Reads a saved list.
   *
   * @param family {@code ip} or {@code ip6}
   */
  public static Ruleset parse(String text, Tool tool, String family) {
    IptablesSave save = new IptablesSave(tool, family);
    text.lines().forEach(save::line);
    save.endTable();
    return new Ruleset(save.chains);
  }

  private void line(String line) {
    if (line.startsWith("*")) {
      endTable();
      table = line.substring(1).strip();
    } else if (line.startsWith(":")) {
      String[] words = line.substring(1).split(" ", -1);
      policies.put(words[0], policy(words.length > 1 ? words[1] : "-"));
      rules.put(words[0], new ArrayList<>());
    } else if (line.startsWith("-A ")) {
      List<String> words = IptablesWords.split(line);
      List<Rule> chain = words.size() < 2 ? null : rules.get(words.get(1));
      if (chain != null) {
        chain.add(rule(words.subList(2, words.size()), line));
      }
    }
  }

  private void endTable() {
    rules.forEach((name, list) -> {
      Verdict policy = policies.getOrDefault(name, Verdict.CONTINUE);
      String hook = policy == Verdict.CONTINUE ? "" : name.toLowerCase(Locale.ROOT);
      chains.add(new Chain(tool, family, table, name, hook, policy, list));
    });
    policies.clear();
    rules.clear();
  }

  private static Verdict policy(String word) {
    return switch (word) {
      case "DROP" -> Verdict.DROP;
      case "ACCEPT" -> Verdict.ACCEPT;
      default -> Verdict.CONTINUE;
    };
  }

  private static Rule rule(List<String> words, String line) {
    List<Condition> conditions = new ArrayList<>();
    Verdict verdict = Verdict.CONTINUE;
    String target = "";
    IptablesWords cursor = new IptablesWords(words);
    String option = cursor.option();
    while (option != null) {
      switch (option) {
        case "-j" -> {
          target = cursor.value();
          verdict = verdict(target);
        }
        case "-g" -> {
          target = cursor.value();
          verdict = Verdict.GOTO;
        }
        default -> {
          Condition condition = condition(option, cursor);
          if (condition != null) {
            conditions.add(condition);
          }
        }
      }
      option = cursor.option();
    }
    return new Rule(conditions, verdict, target, "rule " + line, wordsOf(line));
  }

  /** Cuts {@code -A CHAIN} off. */
  private static String wordsOf(String line) {
    return line.substring(line.indexOf(' ', "-A ".length()) + 1);
  }

  private static Verdict verdict(String target) {
    return switch (target) {
      case "ACCEPT" -> Verdict.ACCEPT;
      case "DROP", "REJECT" -> Verdict.DROP;
      case "RETURN" -> Verdict.RETURN;
      case "NFQUEUE", "QUEUE" -> Verdict.QUEUE;
      // Targets that go on are no chains, so that a jump to them finds none and goes on, too.
      default -> Verdict.JUMP;
    };
  }

  /** Returns null for an option that asks nothing of the packet. */
  private static @Nullable Condition condition(String option, IptablesWords cursor) {
    boolean negated = cursor.isNegated();
    List<String> values = cursor.values();
    Field field =
        switch (option) {
          case "-p" -> Field.PROTOCOL;
          case "-s", "--src-range" -> Field.SOURCE;
          case "-d", "--dst-range" -> Field.DESTINATION;
          case "-i" -> Field.IN_INTERFACE;
          case "-o" -> Field.OUT_INTERFACE;
          case "--dport", "--dports" -> Field.PORT;
          case "--ctstate", "--state" -> Field.STATE;
          case "--pkt-type", "--dst-type" -> Field.PACKET_TYPE;
          case "--ttl-eq", "--hl-eq" -> Field.TTL;
          default -> Field.UNKNOWN;
        };
    boolean asksNothing = List.of("-m", "--comment", "--reject-with").contains(option);
    boolean isOfTarget =
        List.of("--log-prefix", "--log-level", "--set-mark", "--set-xmark", "--to-destination")
            .contains(option);
    return asksNothing || isOfTarget ? null : new Condition(field, negated, lower(field, values));
  }

  private static List<String> lower(Field field, List<String> values) {
    return field == Field.PACKET_TYPE
        ? values.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList()
        : values;
  }
}
