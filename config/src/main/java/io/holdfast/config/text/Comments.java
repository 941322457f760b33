package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;

/**
 * Removes comments. Only the double quote protects {@code #} and {@code !}; outside quotes a
 * backslash before one of them makes it an ordinary character where the line is read once.
 */
final class Comments {
  private final Diagnostics diagnostics;

  Comments(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * Returns the line without comment and without white space at both ends and before a backslash
   * that ends it.
   */
  LogicalLine strip(LogicalLine line) {
    LogicalLine result = line;
    boolean quoted = false;
    int index = 0;
    while (index < result.text().length()) {
      String text = result.text();
      char c = text.charAt(index);
      if (c == '\\' && index + 1 < text.length()) {
        if (!quoted && isComment(text.charAt(index + 1))) {
          result = result.splice(index, index + 1, "");
          index++;
        } else {
          index += 2;
        }
        continue;
      }
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && isComment(c)) {
        result = result.slice(0, index);
      }
      index++;
    }
    LogicalLine trimmed = result.trimmed();
    if (quoted) {
      reportOpenQuote(trimmed);
    }
    return continued(line, trimmed);
  }

  /** A backslash at the end of a line, even in a comment, is glued to the last word. */
  private static LogicalLine continued(LogicalLine line, LogicalLine stripped) {
    String text = stripped.text();
    boolean kept = endsInBackslash(text);
    if (!kept && !endsInBackslash(line.trimmed().text())) {
      return stripped;
    }
    LogicalLine words = stripped.slice(0, text.length() - (kept ? 1 : 0)).trimmed();
    int end = words.text().length();
    return kept && end == text.length() - 1 ? stripped : words.splice(end, end, "\\");
  }

  /** An even number of backslashes are characters, the last of an odd number is a mark. */
  private static boolean endsInBackslash(String text) {
    int begin = text.length();
    while (begin > 0 && text.charAt(begin - 1) == '\\') {
      begin--;
    }
    return (text.length() - begin) % 2 == 1;
  }

  /**
   * Returns what keepalived's second reading leaves of a line: it reads a copy without comments and
   * without the backslashes that protected a comment character outside of quotes.
   *
   * @param kept whether the line is read once only
   */
  LogicalLine stripAgain(LogicalLine line, boolean kept) {
    String text = line.text();
    boolean quoted = false;
    for (int index = 0; index < text.length() && !kept; index++) {
      char c = text.charAt(index);
      quoted ^= c == '"';
      if (!quoted && isComment(c)) {
        diagnostics.add(
            Diagnostic.of(
                DiagnosticCode.COMMENT_AFTER_ALL,
                line.place(index, index + 1),
                "'" + c + "' begins a comment in spite of the backslash before it"));
        return line.slice(0, index).trimmed();
      }
    }
    return line;
  }

  private void reportOpenQuote(LogicalLine line) {
    int quote = line.text().lastIndexOf('"');
    diagnostics.add(
        Diagnostic.of(
                DiagnosticCode.UNTERMINATED_QUOTE,
                line.place(quote, quote + 1),
                "a double quote is opened and not closed on this line")
            .saying("Unterminated quote '" + Octets.decode(line.text()) + "'"));
  }

  static boolean isComment(char c) {
    return c == '#' || c == '!';
  }
}
