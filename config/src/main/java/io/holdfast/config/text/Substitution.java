package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code $NAME} and {@code ${NAME}} in one line, one pass at a time; values are looked up
 * at the use, so they may mention what is defined later. One object serves one line: it counts the
 * replacements so that a definition that mentions itself ends.
 */
final class Substitution {

  /** What the names of a configuration stand for. */
  record Names(Definitions definitions, Predefined predefined, Steps steps) {}

  /** A use in the text: its name with arguments, and where it ends. */
  private record Use(List<String> words, int end) {}

  private final Names names;
  private final Supplier<String> directory;
  private final Diagnostics diagnostics;
  private int replaced;
  private boolean failed;
  private @Nullable BodyFeed following;

  Substitution(Names names, Supplier<String> directory, Diagnostics diagnostics) {
    this.names = names;
    this.directory = directory;
    this.diagnostics = diagnostics;
  }

  /** Returns whether the line must be dropped; a diagnostic says why. */
  boolean hasFailed() {
    return failed;
  }

  /** Returns the lines that follow this one because it ended in a multi-line use, once. */
  @Nullable BodyFeed takeFollowing() {
    BodyFeed taken = following;
    following = null;
    return taken;
  }

  /**
   * Returns the line after one pass; the same object when nothing was replaced. A pass ends early
   * where a replacement makes the line a loop or a condition, whose rest is filled in later.
   */
  LogicalLine pass(LogicalLine line) {
    LogicalLine result = line;
    int index = result.text().indexOf('$');
    while (index >= 0 && !failed) {
      LogicalLine next = replaceAt(result, index);
      int from = next == result ? index + 1 : index;
      result = next;
      if (index == 0 && (result.text().startsWith("~") || result.text().startsWith("@"))) {
        return result;
      }
      index = result.text().indexOf('$', from);
    }
    return result;
  }

  private LogicalLine replaceAt(LogicalLine line, int index) {
    Use use = useAt(line.text(), index);
    if (use == null) {
      return line;
    }
    Definition definition = names.definitions().find(use.words().getFirst());
    if (definition instanceof Definition.Body body && use.words().size() == 1) {
      return insertBody(line, index, use.end(), body);
    }
    String value =
        definition instanceof Definition.Inline inline && use.words().size() == 1
            ? inline.value()
            : names.predefined().value(use.words(), line, directory);
    if (value == null) {
      return line;
    }
    return mayGrow(line, value.length() - (use.end() - index))
        ? line.splice(index, use.end(), value)
        : line;
  }

  private LogicalLine insertBody(LogicalLine line, int begin, int end, Definition.Body body) {
    if (Blanks.skip(line.text(), end) != line.text().length()) {
      diagnostics.add(
          Diagnostic.of(
              DiagnosticCode.MULTILINE_NOT_LAST,
              line.place(begin, end),
              "a multi-line definition is used before the end of the line"));
      return line;
    }
    if (body.lines().isEmpty()) {
      return line.slice(0, begin);
    }
    LogicalLine first = body.lines().getFirst();
    if (!mayGrow(line, first.text().length())) {
      return line;
    }
    following = new BodyFeed(body.lines(), 1);
    return begin == 0 ? first : line.splice(begin, line.text().length(), first.text());
  }

  private boolean mayGrow(LogicalLine line, int growth) {
    if (!names.steps().take(line)) {
      failed = true;
      return false;
    }
    boolean endless = ++replaced > TextLimits.MAX_SUBSTITUTIONS_PER_LINE;
    if (!endless && line.text().length() + growth <= TextLimits.MAX_LINE_OCTETS) {
      return true;
    }
    failed = true;
    String shown = Octets.decode(line.text());
    diagnostics.add(
        endless
            ? Diagnostic.of(
                DiagnosticCode.ENDLESS_DEFINITION,
                line.place(),
                "the definitions used here mention themselves without end")
            : Diagnostic.of(
                    DiagnosticCode.SUBSTITUTED_LINE_TOO_LONG,
                    line.place(),
                    "with its definitions filled in the line is longer than "
                        + TextLimits.MAX_LINE_OCTETS
                        + " octets")
                .saying(
                    "Parameter substitution on line '"
                        + shown
                        + "' would exceed maximum line length"));
    return false;
  }

  private static @Nullable Use useAt(String text, int dollar) {
    if (text.startsWith("{", dollar + 1)) {
      int close = text.indexOf('}', dollar);
      int end = Blanks.endOfName(text, dollar + 2);
      if (close < 0 || end == dollar + 2 || end > close) {
        return null;
      }
      boolean plain = end == close;
      if (!plain && !Blanks.isBlank(text.charAt(end))) {
        return null;
      }
      String inside = text.substring(dollar + 2, close);
      return new Use(Arrays.asList(inside.trim().split("\\s+", -1)), close + 1);
    }
    int end = Blanks.endOfName(text, dollar + 1);
    if (end == dollar + 1) {
      return null;
    }
    boolean ended =
        end == text.length()
            || Blanks.isBlank(text.charAt(end))
            || ",)".indexOf(text.charAt(end)) >= 0;
    return ended ? new Use(List.of(text.substring(dollar + 1, end)), end) : null;
  }
}
