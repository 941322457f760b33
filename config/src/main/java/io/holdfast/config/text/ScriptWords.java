package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The script tokeniser. The rest of the statement is split into words: both quotes protect,
 * adjacent parts join, and a backslash begins an escape of C. The first word is the command text,
 * which is split again in the same way, so that an escape within it is resolved twice, as
 * keepalived does up to 2.3.1; the next two are user and group. Use one object for each statement.
 */
public final class ScriptWords {
  private static final String ESCAPES = "abEfnrtv";
  private static final String ESCAPED = "\u0007\b\u001b\f\n\r\t\u000b";

  private final Piece.Statement statement;
  private final Diagnostics diagnostics;

  /** What becomes of a backslash and what follows it. */
  @FunctionalInterface
  private interface Escape {
    /** Appends what stands after the backslash; returns the index after it. */
    int append(String text, int begin, StringBuilder out);
  }

  /** Prepares to read the words after the keyword of a statement. */
  public ScriptWords(Piece.Statement statement, Diagnostics diagnostics) {
    this.statement = statement;
    this.diagnostics = diagnostics;
  }

  /** Returns whether anything stands after the keyword, be it a quote that does not close. */
  public static boolean follow(Piece.Statement statement) {
    return !statement.line().text().substring(statement.keyword().end()).isBlank();
  }

  /** Returns the command; null after a diagnostic when it cannot be understood. */
  public @Nullable ScriptCommand parse() {
    String rest = statement.line().text().substring(statement.keyword().end());
    List<String> words = split(rest, ScriptWords::resolve, diagnostics);
    if (words == null || words.isEmpty()) {
      return null;
    }
    List<String> arguments = split(words.getFirst(), ScriptWords::resolve, diagnostics);
    if (arguments == null || arguments.isEmpty()) {
      return null;
    }
    if (rest.indexOf('\\') >= 0) {
      compareWithLaterReleases(rest, arguments);
    }
    return new ScriptCommand(
        arguments.stream().map(Octets::decode).toList(),
        words.size() > 1 ? Octets.decode(words.get(1)) : "",
        words.size() > 2 ? Octets.decode(words.get(2)) : "");
  }

  /** Since 2.3.2 the first split keeps escapes, and the second resolves them. */
  private void compareWithLaterReleases(String rest, List<String> arguments) {
    Diagnostics unsaid = new Diagnostics();
    List<String> words = split(rest, ScriptWords::keep, unsaid);
    List<String> later =
        words == null || words.isEmpty()
            ? null
            : split(words.getFirst(), ScriptWords::resolve, unsaid);
    if (!arguments.equals(later)) {
      diagnostics.add(
          Diagnostic.of(
              DiagnosticCode.SCRIPT_BACKSLASH,
              statement.line().place(),
              "the words of this command are "
                  + words(arguments)
                  + " here and for keepalived up to 2.3.1, "
                  + (later == null ? "and it is an error" : "and " + words(later))
                  + " for later ones"));
    }
  }

  private static String words(List<String> arguments) {
    return arguments.stream().map(Octets::decode).collect(Collectors.joining("] [", "[", "]"));
  }

  private @Nullable List<String> split(String text, Escape escape, Diagnostics complaints) {
    List<String> words = new ArrayList<>();
    int index = Blanks.skip(text, 0);
    while (index < text.length()) {
      StringBuilder word = new StringBuilder();
      char quote = 0;
      while (index < text.length()) {
        char c = text.charAt(index);
        if (c == '\\') {
          if (index + 1 == text.length()) {
            report("Missing escape char at end: '" + Octets.decode(text) + "'", complaints);
            return null;
          }
          index = escape.append(text, index + 1, word);
          continue;
        }
        if (quote == 0 && Blanks.isBlank(c)) {
          break;
        }
        if (quote == 0 && (c == '"' || c == '\'')) {
          quote = c;
        } else if (c == quote && quote != 0) {
          quote = 0;
        } else {
          word.append(c);
        }
        index++;
      }
      if (quote != 0) {
        report("String '" + Octets.decode(text) + "': missing terminating " + quote, complaints);
        return null;
      }
      words.add(word.toString());
      index = Blanks.skip(text, index);
    }
    return words;
  }

  private static int keep(String text, int begin, StringBuilder out) {
    out.append('\\').append(text.charAt(begin));
    return begin + 1;
  }

  private static int resolve(String text, int begin, StringBuilder out) {
    char c = text.charAt(begin);
    int plain = ESCAPES.indexOf(c);
    if (plain >= 0) {
      out.append(ESCAPED.charAt(plain));
      return begin + 1;
    }
    if (c == 'c' && begin + 1 < text.length()) {
      out.append((char) (text.charAt(begin + 1) & 0x1f));
      return begin + 2;
    }
    int radix = c == 'x' ? 16 : 8;
    int first = c == 'x' ? begin + 1 : begin;
    int limit = Math.min(text.length(), first + (c == 'x' ? 2 : 3));
    int index = first;
    int value = 0;
    while (index < limit && Character.digit(text.charAt(index), radix) >= 0) {
      value = value * radix + Character.digit(text.charAt(index++), radix);
    }
    if (index == first) {
      out.append(c);
      return begin + 1;
    }
    out.append((char) (value & 0xff));
    return index;
  }

  private void report(String message, Diagnostics complaints) {
    complaints.add(
        Diagnostic.of(DiagnosticCode.BAD_SCRIPT_TEXT, statement.line().place(), message)
            .saying(message));
  }
}
