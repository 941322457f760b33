package io.holdfast.config.text;

import org.jspecify.annotations.Nullable;

/** Numbers as C writes them: decimal, {@code 0x} hexadecimal or {@code 0} octal. Stateless. */
public final class CNumbers {
  private static final int MAX_DIGITS = 15;

  private CNumbers() {}

  /** Returns the number; null when the text is not one or needs more than 15 digits. */
  public static @Nullable Long parse(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    int radix = 10;
    if (digits.startsWith("0x") || digits.startsWith("0X")) {
      radix = 16;
      digits = digits.substring(2);
    } else if (digits.length() > 1 && digits.startsWith("0")) {
      radix = 8;
      digits = digits.substring(1);
    }
    if (digits.isEmpty() || digits.length() > MAX_DIGITS) {
      return null;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) < 0x80 ? Character.digit(digits.charAt(i), radix) : -1;
      if (digit < 0) {
        return null;
      }
      value = value * radix + digit;
    }
    return negative ? -value : value;
  }
}
