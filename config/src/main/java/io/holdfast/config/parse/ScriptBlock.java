package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.ScriptCommand;
import io.holdfast.config.text.ScriptWords;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.CheckSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code vrrp_script}. */
final class ScriptBlock {
  private static final DecimalRule TIME = DecimalRule.seconds(0, 4294);
  private static final NumberRule COUNT = NumberRule.lenient(1, Integer.MAX_VALUE);
  private static final NumberRule WEIGHT = NumberRule.lenient(-253, 253);
  private static final long MICROS_IN_MILLI = 1000;

  private final ScriptDraft script;
  private final Values values;

  ScriptBlock(ScriptDraft script, Values values) {
    this.script = script;
    this.values = values;
  }

  Map<String, Handler> handlers() {
    Map<String, Handler> handlers = new HashMap<>();
    handlers.put("script", this::command);
    handlers.put("interval", this::interval);
    handlers.put("timeout", this::timeout);
    handlers.put("weight", this::weight);
    handlers.put("rise", node -> script.rise = count(node, script.rise));
    handlers.put("fall", node -> script.fall = count(node, script.fall));
    handlers.put("user", this::user);
    handlers.put("init_fail", node -> script.startsFailed = true);
    handlers.put("check", this::check);
    script.hold.register(handlers);
    return handlers;
  }

  private void command(Node node) {
    if (node.parameterCount() == 0) {
      return;
    }
    ScriptCommand command = redirected(new ScriptWords(node.statement(), values.diagnostics()));
    script.command = command;
    if (command != null && command.arguments().getFirst().startsWith(CheckWords.SCHEME)) {
      builtIn(node, command.arguments());
    }
    if (command != null && !command.user().isEmpty()) {
      Word extra = node.parameter(2);
      values.add(
          Diagnostic.of(
                  DiagnosticCode.EXTRA_WORDS,
                  (extra == null ? node.keyword() : extra).place(),
                  "script does not use '" + command.user() + "'")
              .leadingTo("the program does not get these words, and nothing else does")
              .mendedBy("put the command and its parameters in one pair of double quotes"));
    }
  }

  /** Whether a file can be opened, the one thing for which keepalived calls a shell. */
  private static @Nullable ScriptCommand redirected(ScriptWords words) {
    ScriptCommand command = words.parse();
    if (command == null || !opensFile(command.arguments().getFirst())) {
      return command;
    }
    String text = String.join(" ", command.arguments());
    return new ScriptCommand(List.of("/bin/sh", "-c", text), command.user(), command.group());
  }

  private static boolean opensFile(String word) {
    return word.startsWith("</");
  }

  private void builtIn(Node node, List<String> arguments) {
    List<String> words = new ArrayList<>(arguments);
    words.set(0, words.getFirst().substring(CheckWords.SCHEME.length()));
    take(node, words);
  }

  private void check(Node node) {
    if (values.word(node, 1) != null) {
      take(node, node.statement().words().stream().skip(1).map(Word::text).toList());
    }
  }

  private void take(Node node, List<String> words) {
    CheckSpec check = CheckWords.read(words);
    script.check = check == null ? script.check : check;
    if (check == null) {
      script.unknownCheck = new ArrayList<>(words);
      script.unknownCheck.set(0, CheckWords.SCHEME + words.getFirst());
      Word first = node.statement().words().get(1);
      values.add(
          Diagnostic.of(DiagnosticCode.BAD_VALUE, first.place(), CheckWords.SYNTAX)
              .saying(CheckWords.SYNTAX)
              .leadingTo("the check counts as failed, unless a script line stands beside it"));
    }
  }

  private void interval(Node node) {
    Long micros = time(node, "interval");
    script.intervalMicros = micros == null ? script.intervalMicros : micros;
  }

  private void timeout(Node node) {
    Long micros = time(node, "timeout");
    script.timeoutMicros = micros == null ? script.timeoutMicros : micros;
  }

  private @Nullable Long time(Node node, String what) {
    Word word = node.parameter(1);
    String shown = word == null ? "" : word.text();
    Long millis =
        values.micros(
            node,
            TIME,
            "(%s): vrrp script %s '%s' invalid - ignoring".formatted(script.name, what, shown));
    if (millis == null || millis > 0) {
      return millis == null ? null : millis * MICROS_IN_MILLI;
    }
    values.report(
        DiagnosticCode.VALUE_ADJUSTED,
        node.keyword(),
        "(%s): vrrp script %s must be greater than 0, setting to 1".formatted(script.name, what));
    return Values.MICROS;
  }

  private void weight(Node node) {
    Word word = node.parameter(1);
    String shown = word == null ? "" : word.text();
    Integer weight =
        values.integer(
            node,
            WEIGHT,
            "vrrp_script %s weight %s must be in [-253, 253]".formatted(script.name, shown));
    if (weight == null) {
      return;
    }
    script.weight = weight;
    Word direction = node.parameter(2);
    script.reverse = direction != null && direction.text().equals("reverse");
    if (direction != null && !script.reverse) {
      values.report(
          DiagnosticCode.BAD_VALUE,
          direction,
          "vrrp_script " + script.name + " unknown weight option " + direction.text());
    }
  }

  private int count(Node node, int unchanged) {
    Word word = values.word(node, 1);
    if (word == null) {
      return unchanged;
    }
    Long count =
        values.number(
            word,
            COUNT,
            "(%s): vrrp script %s value '%s' invalid, defaulting to 1"
                .formatted(script.name, node.name(), word.text()));
    return count == null ? 1 : Math.toIntExact(count);
  }

  private void user(Node node) {
    Word user = values.word(node, 1);
    if (user != null) {
      Word group = node.parameter(2);
      script.user = user.text();
      script.group = group == null ? "" : group.text();
    }
  }
}
