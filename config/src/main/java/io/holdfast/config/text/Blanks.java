package io.holdfast.config.text;

/** Which octets separate words, and which make a name. Stateless. */
final class Blanks {
  private Blanks() {}

  static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean startsName(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean continuesName(char c) {
    return startsName(c) || (c >= '0' && c <= '9');
  }

  /** Returns where the name that starts at an index ends; the index itself when none does. */
  static int endOfName(String text, int begin) {
    if (begin >= text.length() || !startsName(text.charAt(begin))) {
      return begin;
    }
    int end = begin + 1;
    while (end < text.length() && continuesName(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Returns the first index from one on that is not blank, or the length. */
  static int skip(String text, int from) {
    int index = from;
    while (index < text.length() && isBlank(text.charAt(index))) {
      index++;
    }
    return index;
  }
}
