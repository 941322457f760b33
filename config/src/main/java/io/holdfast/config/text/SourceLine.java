package io.holdfast.config.text;

import io.holdfast.config.check.Place;

/**
 * A line as it stands in a file.
 *
 * @param file the path as it was opened
 * @param number the line, counted from 1
 * @param octets the content without line end
 */
public record SourceLine(String file, int number, String octets) {

  /**
   * Returns a place in this line for a diagnostic.
   *
   * @param column the first octet, counted from 1; 0 for the whole line
   * @param width the number of octets
   */
  public Place place(int column, int width) {
    String text = Octets.decode(octets);
    if (column < 1 || column > octets.length()) {
      return new Place(Octets.decode(file), number, 0, 0, text);
    }
    int begin = Octets.decode(octets.substring(0, column - 1)).length();
    int end = Math.min(octets.length(), column - 1 + width);
    int wide = Octets.decode(octets.substring(column - 1, end)).length();
    return new Place(Octets.decode(file), number, begin + 1, wide, text);
  }
}
