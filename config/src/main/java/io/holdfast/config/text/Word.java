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

  /** Returns where the word stands in its file. */
  public Place place() {
    return line.place(begin, end);
  }
}
