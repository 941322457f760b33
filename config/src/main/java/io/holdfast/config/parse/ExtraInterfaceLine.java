package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;

/** Checks {@code garp_extra_if} under all its names: {@code [all] SECONDS}. Use once. */
final class ExtraInterfaceLine {
  private static final int MAX_SECONDS = 86_400;

  private final Node node;
  private final Values values;

  ExtraInterfaceLine(Node node, Values values) {
    this.node = node;
    this.values = values;
  }

  /**
   * Reports what is wrong.
   *
   * @param owner what keepalived puts before its sentences
   * @param min the least number of seconds
   */
  void check(String owner, int min) {
    Word first = node.parameter(1);
    Word seconds = first != null && first.text().equals("all") ? node.parameter(2) : first;
    String name = owner + node.name();
    if (seconds == null) {
      values.report(
          DiagnosticCode.BAD_VALUE, node.keyword(), name + " specified without time - ignoring");
    } else {
      String said = name + " '" + seconds.text() + "' invalid - ignoring";
      values.number(seconds, NumberRule.lenient(min, MAX_SECONDS), said);
    }
  }
}
