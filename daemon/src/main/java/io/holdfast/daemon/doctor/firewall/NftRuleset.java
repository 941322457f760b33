package io.holdfast.daemon.doctor.firewall;

import io.holdfast.daemon.cli.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code nft -j list ruleset} prints; libnftables-json(5). What it does not know becomes
 * a condition that cannot be judged, never an error.
 */
public final class NftRuleset {
  private final Map<String, List<String>> sets = new HashMap<>();
  private final Map<String, JsonValue> chains = new LinkedHashMap<>();
  private final Map<String, List<Rule>> rules = new HashMap<>();
  private boolean hasExtensions;

  private NftRuleset() {}

  /** Reads a list of rules; null when it is none. */
  public static @Nullable NftRuleset parse(String json) {
    JsonValue whole = JsonValue.parse(json);
    JsonValue list = whole == null ? null : whole.get("nftables");
    if (list == null) {
      return null;
    }
    NftRuleset ruleset = new NftRuleset();
    list.items().forEach(ruleset::collectSet);
    list.items().forEach(ruleset::collect);
    return ruleset;
  }

  /** Returns whether there are rules of iptables that only its own program can show. */
  public boolean hasExtensions() {
    return hasExtensions;
  }

  /** Returns the chains. */
  public Ruleset ruleset() {
    List<Chain> all = new ArrayList<>();
    chains.forEach((key, chain) -> all.add(chain(chain, rules.getOrDefault(key, List.of()))));
    return new Ruleset(all);
  }

  private static Chain chain(JsonValue chain, List<Rule> rules) {
    String hook = chain.textOf("hook");
    Verdict policy =
        hook.isEmpty()
            ? Verdict.CONTINUE
            : chain.textOf("policy").equals("drop") ? Verdict.DROP : Verdict.ACCEPT;
    String table = chain.textOf("table");
    String family = chain.textOf("family");
    return new Chain(
        tool(family, table, chain.textOf("name")),
        family,
        table,
        chain.textOf("name"),
        hook,
        policy,
        rules);
  }

  /** The tables of iptables are told by their names, as nothing in the list marks them. */
  private static Tool tool(String family, String table, String chain) {
    if (table.equals("firewalld")) {
      return Tool.FIREWALLD;
    }
    boolean isIptables =
        (family.equals("ip") || family.equals("ip6"))
            && List.of("filter", "mangle", "raw", "nat", "security").contains(table)
            && chain.equals(chain.toUpperCase(Locale.ROOT));
    return isIptables ? Tool.IPTABLES : Tool.NFT;
  }

  private void collectSet(JsonValue item) {
    JsonValue set = item.get("set");
    if (set != null) {
      JsonValue elements = set.get("elem");
      String name = set.textOf("family") + " " + set.textOf("table") + " @" + set.textOf("name");
      sets.put(name, elements == null ? List.of() : NftExpressions.values(elements));
    }
  }

  private void collect(JsonValue item) {
    JsonValue chain = item.get("chain");
    if (chain != null) {
      chains.put(key(chain, chain.textOf("name")), chain);
    }
    JsonValue rule = item.get("rule");
    if (rule != null) {
      NftExpressions expressions =
          new NftExpressions(
              name -> sets.get(tableOf(rule) + " " + name), label(rule), rule.textOf("handle"));
      JsonValue list = rule.get("expr");
      if (list != null) {
        list.items().forEach(expressions::read);
      }
      hasExtensions |= expressions.hasExtensions();
      rules
          .computeIfAbsent(key(rule, rule.textOf("chain")), _ -> new ArrayList<>())
          .addAll(expressions.rules());
    }
  }

  private static String label(JsonValue rule) {
    String comment = rule.textOf("comment");
    return "rule with handle "
        + rule.textOf("handle")
        + (comment.isEmpty() ? "" : " (" + comment + ")");
  }

  private static String tableOf(JsonValue item) {
    return item.textOf("family") + " " + item.textOf("table");
  }

  private static String key(JsonValue item, String chain) {
    return tableOf(item) + " " + chain;
  }
}
