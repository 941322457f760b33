package io.holdfast.daemon.doctor.firewall;

import io.holdfast.daemon.cli.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the expressions of one nftables rule. A verdict map gives one rule for each of its
 * elements.
 */
final class NftExpressions {
  /** Statements that let the packet go on. */
  private static final Set<String> HARMLESS =
      Set.of("counter", "log", "mangle", "notrack", "comment", "set", "map", "last", "ct helper");

  private final Function<String, @Nullable List<String>> sets;
  private final String label;
  private final String handle;
  private final List<Condition> conditions = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private boolean hasExtensions;

  /**
   * Reads a rule.
   *
   * @param sets the elements of a set by its name
   * @param label how people find the rule
   * @param handle how nft does
   */
  NftExpressions(Function<String, @Nullable List<String>> sets, String label, String handle) {
    this.sets = sets;
    this.label = label;
    this.handle = handle;
  }

  boolean hasExtensions() {
    return hasExtensions;
  }

  List<Rule> rules() {
    return rules;
  }

  void read(JsonValue expression) {
    for (Map.Entry<String, JsonValue> entry : expression.members().entrySet()) {
      read(entry.getKey(), entry.getValue());
    }
  }

  private void read(String kind, JsonValue value) {
    switch (kind) {
      case "match" -> match(value);
      case "vmap" -> verdictMap(value);
      case "xt" -> extension(value);
      case "accept", "drop", "reject", "return", "continue", "jump", "goto", "queue" ->
          rules.add(rule(conditions, kind, value));
      default -> {
        if (!HARMLESS.contains(kind)) {
          conditions.add(Condition.of(Field.UNKNOWN, kind));
        }
      }
    }
  }

  /** What iptables-nft leaves to an extension is shown by name only. */
  private void extension(JsonValue value) {
    String name = value.textOf("name");
    if (name.equals("comment")) {
      return;
    }
    hasExtensions = true;
    if (value.textOf("type").equals("target")) {
      rules.add(rule(conditions, name.equals("REJECT") ? "drop" : "continue", value));
    } else {
      conditions.add(Condition.of(Field.UNKNOWN, name));
    }
  }

  private void verdictMap(JsonValue map) {
    JsonValue key = map.get("key");
    JsonValue data = map.get("data");
    JsonValue elements = data == null ? null : data.get("set");
    Field field = key == null ? Field.UNKNOWN : NftField.of(key);
    if (elements == null) {
      conditions.add(Condition.of(Field.UNKNOWN, "vmap"));
      return;
    }
    for (JsonValue element : elements.items()) {
      if (element.items().size() == 2) {
        List<Condition> all = new ArrayList<>(conditions);
        all.add(new Condition(field, false, values(element.items().getFirst()), Condition.MAP));
        element
            .items()
            .getLast()
            .members()
            .forEach((verdict, target) -> rules.add(rule(all, verdict, target)));
      }
    }
  }

  private Rule rule(List<Condition> all, String kind, JsonValue value) {
    Verdict verdict =
        switch (kind) {
          case "accept" -> Verdict.ACCEPT;
          case "drop", "reject" -> Verdict.DROP;
          case "return" -> Verdict.RETURN;
          case "jump" -> Verdict.JUMP;
          case "goto" -> Verdict.GOTO;
          case "queue" -> Verdict.QUEUE;
          default -> Verdict.CONTINUE;
        };
    return new Rule(all, verdict, value.textOf("target"), label, handle);
  }

  private void match(JsonValue match) {
    JsonValue left = match.get("left");
    JsonValue right = match.get("right");
    String operation = match.textOf("op");
    boolean isKnown = List.of("==", "!=", "in").contains(operation);
    if (left == null || right == null || !isKnown) {
      conditions.add(Condition.of(Field.UNKNOWN, "match"));
      return;
    }
    NftField.impliedBy(left).forEach(conditions::add);
    Field field = NftField.of(left);
    List<String> values = resolved(right);
    if (field == Field.PROTOCOL && NftField.isTransport(left)) {
      // The field of another protocol's header: the protocol was asked for just now.
      return;
    }
    conditions.add(
        values == null
            ? Condition.of(Field.UNKNOWN, right.text())
            : new Condition(field, operation.equals("!="), values, set(right)));
  }

  private static String set(JsonValue right) {
    return right.text().startsWith("@") ? right.text() : "";
  }

  private @Nullable List<String> resolved(JsonValue right) {
    return right.text().startsWith("@") ? sets.apply(right.text()) : values(right);
  }

  /** Returns single values, prefixes and ranges as text. */
  static List<String> values(JsonValue value) {
    List<String> values = new ArrayList<>();
    JsonValue prefix = value.get("prefix");
    JsonValue range = value.get("range");
    JsonValue set = value.get("set");
    JsonValue element = value.get("elem");
    if (prefix != null) {
      values.add(prefix.textOf("addr") + "/" + prefix.textOf("len"));
    } else if (range != null && range.items().size() == 2) {
      values.add(range.items().getFirst().text() + "-" + range.items().getLast().text());
    } else if (set != null) {
      values.addAll(values(set));
    } else if (element != null) {
      JsonValue inner = element.get("val");
      values.addAll(inner == null ? values(element) : values(inner));
    } else if (!value.items().isEmpty()) {
      value.items().forEach(item -> values.addAll(values(item)));
    } else if (!value.text().isEmpty()) {
      values.add(value.text());
    }
    return values;
  }
}
