package io.holdfast.config.parse;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What decimal numbers a keyword takes. Values are whole numbers of the last decimal place.
 *
 * @param min the lowest
 * @param max the highest
 * @param decimals the decimal places that count
 */
record DecimalRule(long min, long max, int decimals) {
  private static final int SECOND_DECIMALS = 6;
  private static final int MILLI_DECIMALS = 3;
  private static final long MILLIS = 1000;
  private static final int MAX_DIGITS = 12;

  /**
   * A number that was read.
   *
   * @param micros the number in the last decimal place, microseconds for times; null when it cannot
   *     be used
   * @param problem what is wrong, null when nothing is
   */
  record Outcome(@Nullable Long micros, @Nullable String problem) {}

  /** Returns a rule for seconds with bounds in microseconds. */
  static DecimalRule micros(long min, long max) {
    return new DecimalRule(min, max, SECOND_DECIMALS);
  }

  /** Returns a rule for seconds with three decimal places, read as milliseconds. */
  static DecimalRule seconds(long min, long max) {
    return new DecimalRule(min * MILLIS, max * MILLIS, MILLI_DECIMALS);
  }

  /** Returns a rule for milliseconds with bounds in microseconds. */
  static DecimalRule millis(long min, long max) {
    return new DecimalRule(min, max, MILLI_DECIMALS);
  }

  Outcome read(String text) {
    String unsigned = text.startsWith("+") ? text.substring(1) : text.isEmpty() ? "0" : text;
    int dot = unsigned.indexOf('.');
    String whole = dot < 0 ? unsigned : unsigned.substring(0, dot);
    String fraction = dot < 0 ? "" : unsigned.substring(dot + 1);
    if (text.startsWith("-")) {
      return new Outcome(null, "negative number '" + text + "'");
    }
    if ((whole.isEmpty() && fraction.isEmpty()) || !isDigits(whole) || !isDigits(fraction)) {
      return new Outcome(null, "invalid number '" + text + "'");
    }
    boolean huge = whole.length() > MAX_DIGITS;
    String padded = (fraction + "0".repeat(decimals)).substring(0, decimals);
    long scaled = huge ? 0 : Long.parseLong("0" + whole + padded);
    boolean tooFine = fraction.length() > decimals;
    if (tooFine && fraction.charAt(decimals) >= '5') {
      scaled++;
    }
    if (huge || scaled < min || scaled > max) {
      String range = "[" + shown(min) + ", " + shown(max) + "]";
      return new Outcome(null, "number '%s' outside range %s".formatted(text, range));
    }
    return new Outcome(
        scaled, tooFine ? "number '" + text + "' has too many decimal places" : null);
  }

  private String shown(long bound) {
    return BigDecimal.valueOf(bound, decimals).toPlainString();
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
