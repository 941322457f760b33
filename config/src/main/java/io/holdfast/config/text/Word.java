package io.holdfast.config.text;

import io.holdfast.config.check.Place;

/**
 * A word of a statement.
 *
 * @param octets the word without quotes, an octet string
 * @param line the line it stands in
 * @param begin where it begins in the line's text, quote included
 * @param end where it ends
 */
public record Word(String octets, LogicalLine line, int begin, int end) {

  /** Returns the word as text. */
  public String text() {
    return Octets.decode(octets);
  }

  /**
   * Returns whether a comment begins in the middle of what looks like one word, as in {@code
   * pa#ss}: right behind this word, with neither a blank nor anything but ASCII up to the end of
   * the line.
   */
  public boolean isCutByComment() {
    String source = line.source().octets();
    int next = line.columnAt(end - 1);
    return !octets.isEmpty()
        && next < source.length()
        && source.charAt(next - 1) == octets.charAt(octets.length() - 1)
        && Comments.isComment(source.charAt(next))
        && source.chars().skip(next).allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** Returns where the word stands in its file. */
  public Place place() {
    return line.place(begin, end);
  }
}
