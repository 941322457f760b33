package io.holdfast.config.parse;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What decimal seconds a keyword takes. Values are microseconds.
 *
 * @param minMicros the lowest
 * @param maxMicros the highest
 */
record DecimalRule(long minMicros, long maxMicros) {
  private static final int DECIMALS = 6;
  private static final int MAX_DIGITS = 12;

  /**
   * A time that was read.
   *
   * @param micros the time, null when it cannot be used
   * @param problem what is wrong, null when nothing is
   */
  record Outcome(@Nullable Long micros, @Nullable String problem) {}

  /** Returns a rule with bounds in microseconds. */
  static DecimalRule micros(long min, long max) {
    return new DecimalRule(min, max);
  }

  Outcome read(String text) {
    int dot = text.indexOf('.');
    String whole = dot < 0 ? text : text.substring(0, dot);
    String fraction = dot < 0 ? "" : text.substring(dot + 1);
    if ((whole.isEmpty() && fraction.isEmpty()) || !isDigits(whole) || !isDigits(fraction)) {
      return new Outcome(null, "invalid number '" + text + "'");
    }
    boolean huge = whole.length() > MAX_DIGITS;
    String padded = (fraction + "0".repeat(DECIMALS)).substring(0, DECIMALS);
    long micros = huge ? 0 : Long.parseLong("0" + whole) * Values.MICROS + Long.parseLong(padded);
    boolean tooFine = fraction.length() > DECIMALS;
    if (tooFine && fraction.charAt(DECIMALS) >= '5') {
      micros++;
    }
    if (huge || micros < minMicros || micros > maxMicros) {
      return new Outcome(null, "number '%s' outside range %s".formatted(text, range()));
    }
    return new Outcome(
        micros, tooFine ? "number '" + text + "' has too many decimal places" : null);
  }

  private String range() {
    return String.format(
        Locale.ROOT,
        "[%d.%06d, %d.%06d]",
        minMicros / Values.MICROS,
        minMicros % Values.MICROS,
        maxMicros / Values.MICROS,
        maxMicros % Values.MICROS);
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
