package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import java.util.List;
import java.util.Queue;

/**
 * Cuts logical lines at braces outside double quotes. The braces of an undefined {@code ${NAME}} do
 * not cut: keepalived would break the line there, which nobody can want.
 */
final class Braces {
  private final Diagnostics diagnostics;

  Braces(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Appends the pieces of a line. */
  void split(LogicalLine line, Queue<Piece> out) {
    String text = line.text();
    boolean quoted = false;
    int begin = 0;
    int index = 0;
    while (index < text.length()) {
      char c = text.charAt(index);
      int undefined = quoted ? -1 : endOfUndefined(text, index);
      if (undefined > 0) {
        reportUndefined(line, index, undefined);
        index = undefined;
        continue;
      }
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '{' || c == '}')) {
        addStatement(line.slice(begin, index), out);
        begin = index + 1;
        out.add(
            c == '{'
                ? new Piece.Open(line.place(index, begin))
                : new Piece.Close(line.place(index, begin)));
      }
      index++;
    }
    addStatement(begin == 0 ? line : line.slice(begin, text.length()), out);
  }

  private void addStatement(LogicalLine line, Queue<Piece> out) {
    List<Word> words = Words.of(line, diagnostics);
    if (!words.isEmpty()) {
      out.add(new Piece.Statement(words, line));
    }
  }

  private static int endOfUndefined(String text, int dollar) {
    if (!text.startsWith("${", dollar)) {
      return -1;
    }
    int close = text.indexOf('}', dollar);
    int nested = text.indexOf('{', dollar + 2);
    boolean named = Blanks.endOfName(text, dollar + 2) > dollar + 2;
    return named && close > 0 && (nested < 0 || nested > close) ? close + 1 : -1;
  }

  private void reportUndefined(LogicalLine line, int begin, int end) {
    String use = Octets.decode(line.text().substring(begin, end));
    diagnostics.add(
        Diagnostic.of(
            DiagnosticCode.UNDEFINED_NAME, line.place(begin, end), use + " is not defined"));
  }
}
