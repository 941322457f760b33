package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The script tokeniser. The rest of the statement is split once, where both quotes protect and
 * adjacent parts join; the first word is the command text, split again into arguments with quotes
 * and C escapes; the next two are user and group. Use one object for each statement.
 */
public final class ScriptWords {
  private static final String ESCAPES = "abEfnrtv";
  private static final String ESCAPED = "\u0007\b\u001b\f\n\r\t\u000b";

  private final Piece.Statement statement;
  private final Diagnostics diagnostics;

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
    List<String> words = split(rest);
    if (words == null || words.isEmpty()) {
      return null;
    }
    List<String> arguments = arguments(words.getFirst());
    if (arguments == null || arguments.isEmpty()) {
      return null;
    }
    return new ScriptCommand(
        arguments,
        words.size() > 1 ? Octets.decode(words.get(1)) : "",
        words.size() > 2 ? Octets.decode(words.get(2)) : "");
  }

  /** First pass: removes the outer quotes, keeps backslash pairs. */
  private @Nullable List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int index = Blanks.skip(text, 0);
    while (index < text.length()) {
      StringBuilder word = new StringBuilder();
      char quote = 0;
      for (; index < text.length(); index++) {
        char c = text.charAt(index);
        if (c == '\\' && index + 1 < text.length()) {
          word.append(c).append(text.charAt(++index));
        } else if (quote == 0 && Blanks.isBlank(c)) {
          break;
        } else if (quote == 0 && (c == '"' || c == '\'')) {
          quote = c;
        } else if (c == quote && quote != 0) {
          quote = 0;
        } else {
          word.append(c);
        }
      }
      if (quote != 0) {
        reportOpen(text, quote);
        return null;
      }
      words.add(word.toString());
      index = Blanks.skip(text, index);
    }
    return words;
  }

  /** Second pass: splits the command text and resolves quotes and escapes. */
  private @Nullable List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    int index = Blanks.skip(text, 0);
    while (index < text.length()) {
      StringBuilder argument = new StringBuilder();
      char quote = 0;
      while (index < text.length()) {
        char c = text.charAt(index);
        if (c == '\\') {
          if (index + 1 == text.length()) {
            report("Missing escape char at end: '" + Octets.decode(text) + "'");
            return null;
          }
          index = appendEscape(text, index + 1, argument);
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
          argument.append(c);
        }
        index++;
      }
      if (quote != 0) {
        reportOpen(text, quote);
        return null;
      }
      arguments.add(Octets.decode(argument.toString()));
      index = Blanks.skip(text, index);
    }
    return arguments;
  }

  /** Appends what stands after a backslash; returns the index after it. */
  private static int appendEscape(String text, int begin, StringBuilder out) {
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

  private void reportOpen(String text, char quote) {
    report("String '" + Octets.decode(text) + "': missing terminating " + quote);
  }

  private void report(String message) {
    diagnostics.add(
        Diagnostic.of(DiagnosticCode.BAD_SCRIPT_TEXT, statement.line().place(), message)
            .saying(message));
  }
}
