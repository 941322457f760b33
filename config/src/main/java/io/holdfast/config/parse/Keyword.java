package io.holdfast.config.parse;

/**
 * What is known of a keyword within one block.
 *
 * @param name the keyword
 * @param shape how it is laid out
 * @param support what becomes of it
 * @param maxWords the words it may have after it; more are reported; -1 for any number
 */
record Keyword(String name, Shape shape, Support support, int maxWords) {

  /** How a keyword is laid out. */
  enum Shape {
    /** One statement. */
    LINE,
    /** A block of keywords. */
    BLOCK,
    /** A block of values. */
    LIST
  }

  /** What becomes of a keyword. */
  enum Support {
    /** A block class reads it. */
    SUPPORTED,
    /** Accepted without a word, since it changes nothing here. */
    NEEDLESS,
    /** Known, and answered with "not supported yet". */
    LATER,
    /** Not VRRP: skipped with one warning. */
    LVS
  }
}
