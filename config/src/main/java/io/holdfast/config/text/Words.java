package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import java.util.ArrayList;
import java.util.List;

/**
 * The simple tokeniser: words are separated by white space, a double-quoted part is one word
 * without its quotes, and quotes also separate ({@code ab"cd"} is two words). Nothing is escaped.
 * What follows a quote without a partner is no word.
 */
final class Words {
  private Words() {}

  /** Returns the words of a line; empty for a line of blanks. */
  static List<Word> of(LogicalLine line, Diagnostics diagnostics) {
    String text = line.text();
    List<Word> words = new ArrayList<>();
    int index = Blanks.skip(text, 0);
    while (index < text.length()) {
      int begin = index;
      if (text.charAt(begin) == '"') {
        int close = text.indexOf('"', begin + 1);
        if (close < 0) {
          reportUnmatched(line, begin, diagnostics);
          break;
        }
        index = close + 1;
        words.add(new Word(text.substring(begin + 1, close), line, begin, index));
      } else {
        while (index < text.length() && !endsWord(text.charAt(index))) {
          index++;
        }
        words.add(new Word(text.substring(begin, index), line, begin, index));
      }
      index = Blanks.skip(text, index);
    }
    return words;
  }

  private static boolean endsWord(char c) {
    return c == '"' || Blanks.isBlank(c);
  }

  private static void reportUnmatched(LogicalLine line, int quote, Diagnostics diagnostics) {
    diagnostics.add(
        Diagnostic.of(
                DiagnosticCode.UNMATCHED_QUOTE,
                line.place(quote, quote + 1),
                "this quote has no partner")
            .saying("Unmatched quote: '" + Octets.decode(line.text()) + "'"));
  }
}
