package io.holdfast.core;

import java.math.BigInteger;

/**
 * What reading a tracked file brought.
 *
 * @param text its content, or a beginning of it long enough for a number; empty when it does not
 *     exist or cannot be read, which counts as 0
 */
public record FileReading(String text) {
  /** A file that does not exist or cannot be read. */
  public static final FileReading ABSENT = new FileReading("");

  private static final int DECIMAL = 10;
  private static final int OCTAL = 8;
  private static final int HEXADECIMAL = 16;

  /**
   * The number at the beginning of the text: decimal, {@code 0x} hexadecimal or {@code 0} octal,
   * after blanks and a sign, whatever follows. 0 without one; {@link Long#MIN_VALUE} or {@link
   * Long#MAX_VALUE} beyond the range of a long.
   */
  public long number() {
    String word = text.strip();
    boolean isNegative = word.startsWith("-");
    int from = isNegative || word.startsWith("+") ? 1 : 0;
    int radix = DECIMAL;
    if (word.regionMatches(true, from, "0x", 0, 2)) {
      radix = HEXADECIMAL;
      from += 2;
    } else if (word.startsWith("0", from)) {
      radix = OCTAL;
    }
    int to = from;
    while (to < word.length() && Character.digit(word.charAt(to), radix) >= 0) {
      to++;
    }
    if (to == from) {
      return 0;
    }
    BigInteger magnitude = new BigInteger(word.substring(from, to), radix);
    BigInteger number = isNegative ? magnitude.negate() : magnitude;
    return number
        .max(BigInteger.valueOf(Long.MIN_VALUE))
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .longValue();
  }
}
