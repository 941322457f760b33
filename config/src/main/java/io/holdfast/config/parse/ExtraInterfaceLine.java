package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.host.ExtraAnnounceSpec;
import org.jspecify.annotations.Nullable;

/** Reads {@code garp_extra_if} under all its names: {@code [all] SECONDS}. Use once. */
final class ExtraInterfaceLine {
  private static final int MAX_SECONDS = 86_400;

  private final Node node;
  private final Values values;

  ExtraInterfaceLine(Node node, Values values) {
    this.node = node;
    this.values = values;
  }

  /**
   * Returns what it asks for; null after a diagnostic.
   *
   * @param owner what keepalived puts before its sentences
   * @param min the least number of seconds
   */
  @Nullable ExtraAnnounceSpec read(String owner, int min) {
    Word first = node.parameter(1);
    boolean all = first != null && first.text().equals("all");
    Word seconds = all ? node.parameter(2) : first;
    String name = owner + node.name();
    if (seconds == null) {
      values.report(
          DiagnosticCode.BAD_VALUE, node.keyword(), name + " specified without time - ignoring");
      return null;
    }
    String said = name + " '" + seconds.text() + "' invalid - ignoring";
    Long number = values.number(seconds, NumberRule.lenient(min, MAX_SECONDS), said);
    return number == null ? null : new ExtraAnnounceSpec(all && number > 0, number.intValue());
  }
}
