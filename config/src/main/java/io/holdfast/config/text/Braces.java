package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.check.Place;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Cuts logical lines at the first brace outside double quotes. The braces of an undefined {@code
 * ${NAME}} do not cut: keepalived would break the line there, which nobody can want.
 */
final class Braces {
  private static final Set<String> SECRETS = Set.of("auth_pass", "key");

  private final Predicate<String> defined;
  private final Diagnostics diagnostics;

  /**
   * Cuts lines.
   *
   * @param defined whether a name is defined by now
   */
  Braces(Predicate<String> defined, Diagnostics diagnostics) {
    this.defined = defined;
    this.diagnostics = diagnostics;
  }

  /** Appends the pieces up to the first brace; returns what follows it, or an empty line. */
  LogicalLine split(LogicalLine line, Queue<Piece> out) {
    String text = line.text();
    boolean quoted = false;
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
        addStatement(line.slice(0, index), out);
        Place place = line.place(index, index + 1);
        out.add(c == '{' ? new Piece.Open(place) : new Piece.Close(place));
        return line.slice(index + 1, text.length());
      }
      index++;
    }
    addStatement(line, out);
    return line.slice(text.length(), text.length());
  }

  private void addStatement(LogicalLine line, Queue<Piece> out) {
    List<Word> words = Words.of(line, diagnostics);
    if (!words.isEmpty()) {
      reportLeft(words);
      out.add(new Piece.Statement(words, line));
    }
  }

  /** A password may begin with a dollar sign. */
  private void reportLeft(List<Word> words) {
    if (SECRETS.contains(words.getFirst().octets())) {
      return;
    }
    for (Word word : words) {
      String text = word.octets();
      boolean isName = text.length() > 1 && Blanks.endOfName(text, 1) == text.length();
      boolean isQuoted = word.end() - word.begin() != text.length();
      boolean isUse = isName && text.charAt(0) == '$' && !isQuoted;
      if (isUse && !defined.test(text.substring(1))) {
        diagnostics.add(
            Diagnostic.of(
                DiagnosticCode.NAME_LEFT_AS_TEXT, word.place(), word.text() + " is not defined"));
      }
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
