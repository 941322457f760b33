package io.holdfast.config.parse;

import org.jspecify.annotations.Nullable;

/**
 * What whole numbers a keyword takes.
 *
 * @param min the lowest
 * @param max the highest
 * @param strict false where keepalived uses the digits before other characters
 */
record NumberRule(long min, long max, boolean strict) {
  private static final int MAX_DIGITS = 18;
  private static final long MAX_UNSIGNED = 0xffff_ffffL;

  /**
   * A number that was read.
   *
   * @param value the number, null when it cannot be used
   * @param problem what is wrong, null when nothing is
   */
  record Outcome(@Nullable Long value, @Nullable String problem) {}

  static NumberRule strict(long min, long max) {
    return new NumberRule(min, max, true);
  }

  static NumberRule lenient(long min, long max) {
    return new NumberRule(min, max, false);
  }

  Outcome read(String text) {
    return read(text.isEmpty() ? "0" : text, text);
  }

  /** An empty word, which quotes can make, is the number 0 to strtol(3). */
  private Outcome read(String text, String shown) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    int end = signed ? 1 : 0;
    int first = end;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    boolean tail = end < text.length();
    if (end == first || (tail && strict)) {
      return new Outcome(null, "invalid number '" + shown + "'");
    }
    boolean huge = end - first > MAX_DIGITS;
    long value = huge ? 0 : Long.parseLong(text, 0, end, 10);
    if (huge || value < min || value > max) {
      return new Outcome(null, "number '" + shown + "' outside " + bounds(huge, value));
    }
    return new Outcome(value, tail ? "invalid number '" + shown + "'" : null);
  }

  private String bounds(boolean huge, long value) {
    boolean unsigned = min >= 0;
    long highest = unsigned ? MAX_UNSIGNED : Integer.MAX_VALUE;
    if (huge || value > highest) {
      return unsigned ? "unsigned integer range" : "integer range";
    }
    return "range [" + min + ", " + max + "]";
  }
}
