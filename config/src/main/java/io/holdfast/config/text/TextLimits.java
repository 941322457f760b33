package io.holdfast.config.text;

/** The bounds of the lexical layer. Each has a test at the limit and one over. */
public final class TextLimits {
  /** Octets in a line without its line feed: keepalived's buffer of 1024 less line feed and NUL. */
  public static final int MAX_LINE_OCTETS = 1022;

  /** Octets in one file. */
  public static final int MAX_FILE_OCTETS = 16 << 20;

  /** Files open at a time, each included by the one before. */
  public static final int MAX_INCLUDE_DEPTH = 32;

  /** Files read in all, so that two files that include each other end. */
  public static final int MAX_FILES = 10_000;

  /** Loops and multi-line definitions running within one another. */
  public static final int MAX_EXPANSION_DEPTH = 64;

  /** Definitions replaced in one line, so that {@code $A=$A} ends. */
  public static final int MAX_SUBSTITUTIONS_PER_LINE = 1000;

  /** Lines taken plus definitions replaced, in the whole configuration. */
  public static final int MAX_STEPS = 200_000;

  /** Alternatives that the braces of one include pattern may give. */
  public static final int MAX_BRACE_ALTERNATIVES = 1000;

  private TextLimits() {}
}
