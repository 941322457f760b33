package io.holdfast.config.keyword;

import java.util.List;
import java.util.Locale;

/**
 * The values that a keyword takes.
 *
 * @param kind how they are read
 * @param optional whether the keyword may stand without a value
 * @param min the lowest number; microseconds for times
 * @param max the highest number; microseconds for times
 * @param words the words of an enumeration
 * @param notation what people are shown: the unit of a number, or the layout of words
 */
public record ValueType(
    Kind kind, boolean optional, long min, long max, List<String> words, String notation) {

  /** How values are read. */
  public enum Kind {
    /** No value. */
    FLAG,
    /** on, off, true, false, yes or no. */
    BOOL,
    /** A whole number; keepalived uses the digits before other characters. */
    INT,
    /** A whole number that nothing may follow. */
    STRICT,
    /** Seconds with up to six decimals. */
    TIME,
    /** Milliseconds with up to three decimals. */
    MILLIS,
    /** A whole number, and perhaps the word reverse. */
    WEIGHT,
    /** An IPv4 or IPv6 address. */
    IP,
    /** One of several words. */
    ENUM,
    /** One word. */
    TEXT,
    /** Several words. */
    TEXTS,
    /** A command, and perhaps a user and a group. */
    SCRIPT,
    /** A block of keywords. */
    BLOCK,
    /** A block of lines. */
    LINES,
    /** A block of words. */
    NAMES
  }

  private static final int MICROS_IN_SECOND_EXPONENT = 6;
  private static final int MICROS_IN_MILLI_EXPONENT = 3;

  /** Reads the notation of the table, for example {@code int 0..255 s}. */
  static ValueType parse(String text) {
    int space = text.indexOf(' ');
    String head = space < 0 ? text : text.substring(0, space);
    String rest = space < 0 ? "" : text.substring(space + 1).trim();
    boolean optional = head.endsWith("?");
    String name = optional ? head.substring(0, head.length() - 1) : head;
    Kind kind = Kind.valueOf(name.toUpperCase(Locale.ROOT));
    return switch (kind) {
      case INT, STRICT, WEIGHT -> ranged(kind, optional, rest, 0);
      case TIME -> ranged(kind, optional, rest, MICROS_IN_SECOND_EXPONENT);
      case MILLIS -> ranged(kind, optional, rest, MICROS_IN_MILLI_EXPONENT);
      case ENUM -> new ValueType(kind, optional, 0, 0, List.of(rest.split(" ", -1)), rest);
      case FLAG, BOOL -> new ValueType(kind, true, 0, 0, List.of(), rest);
      case IP, TEXT, TEXTS, SCRIPT, BLOCK, LINES, NAMES ->
          new ValueType(kind, optional, 0, 0, List.of(), rest);
    };
  }

  private static ValueType ranged(Kind kind, boolean optional, String text, int exponent) {
    int space = text.indexOf(' ');
    String range = space < 0 ? text : text.substring(0, space);
    int dots = range.indexOf("..");
    return new ValueType(
        kind,
        optional,
        scaled(range.substring(0, dots), exponent),
        scaled(range.substring(dots + 2), exponent),
        List.of(),
        text);
  }

  private static long scaled(String number, int exponent) {
    int dot = number.indexOf('.');
    int decimals = dot < 0 ? 0 : number.length() - dot - 1;
    if (decimals > exponent) {
      throw new IllegalStateException("finer than the unit allows: " + number);
    }
    String digits = dot < 0 ? number : number.substring(0, dot) + number.substring(dot + 1);
    return Long.parseLong(digits + "0".repeat(exponent - decimals));
  }

  /** Returns how the values are written. */
  public String syntax() {
    String shown =
        switch (kind) {
          case FLAG -> "";
          case BOOL -> "[on or off]";
          case INT, STRICT -> notation;
          case TIME -> notation + " s";
          case MILLIS -> notation + " ms";
          case WEIGHT -> notation + " [reverse]";
          case IP -> "IP";
          case ENUM -> String.join(" or ", words);
          case TEXT, TEXTS -> notation;
          case SCRIPT -> notation.isEmpty() ? "COMMAND [USER [GROUP]]" : notation;
          case BLOCK -> notation.isEmpty() ? "{ ... }" : notation + " { ... }";
          case LINES, NAMES -> notation.isEmpty() ? "{ ... }" : "{ " + notation + " }";
        };
    return optional && !shown.isEmpty() && !shown.startsWith("[") ? "[" + shown + "]" : shown;
  }

  /** Returns the most words that may follow the keyword; -1 for any number. */
  public int maxWords() {
    return switch (kind) {
      case FLAG, LINES, NAMES -> 0;
      case BOOL, INT, STRICT, TIME, MILLIS, IP, ENUM, TEXT -> 1;
      case WEIGHT -> 2;
      case TEXTS, SCRIPT, BLOCK -> -1;
    };
  }

  /** Returns whether there is no word that would be wrong. */
  public boolean takesAnyWords() {
    return kind == Kind.FLAG || kind == Kind.TEXT || kind == Kind.TEXTS;
  }

  /** Returns whether braces follow the keyword. */
  public boolean hasBraces() {
    return kind == Kind.BLOCK || kind == Kind.LINES || kind == Kind.NAMES;
  }

  /** Returns whether what stands between the braces are values. */
  public boolean isList() {
    return kind == Kind.LINES || kind == Kind.NAMES;
  }
}
