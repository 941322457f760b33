package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.host.ExtraAnnounceSpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code garp_extra_if} under all its names: {@code [all] SECONDS}; the last number counts.
 * Use once.
 */
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
    String name = owner + node.name();
    boolean all = false;
    Long seconds = null;
    for (Word word : node.statement().words().subList(1, node.parameterCount() + 1)) {
      if (word.text().equals("all")) {
        all = true;
        continue;
      }
      String said = name + " '" + word.text() + "' invalid - ignoring";
      seconds = values.number(word, NumberRule.lenient(min, MAX_SECONDS), said);
      if (seconds == null) {
        return null;
      }
    }
    if (seconds == null) {
      values.report(
          DiagnosticCode.BAD_VALUE, node.keyword(), name + " specified without time - ignoring");
      return null;
    }
    return new ExtraAnnounceSpec(all && seconds > 0, seconds.intValue());
  }
}
