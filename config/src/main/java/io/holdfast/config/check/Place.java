package io.holdfast.config.check;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a configuration file.
 *
 * @param file the path as it was opened
 * @param line the line, counted from 1; 0 means the file as a whole
 * @param column the first character, counted from 1; 0 means the line as a whole
 * @param width the number of characters, 0 when unknown
 * @param text the line as written, without its line end
 */
public record Place(String file, int line, int column, int width, String text) {

  /** Written out, because linking the generated method costs a cold start milliseconds. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Place that
        && line == that.line
        && column == that.column
        && width == that.width
        && file.equals(that.file)
        && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return (file.hashCode() * 31 + line) * 31 + column;
  }

  /** Returns the place that means a whole file. */
  public static Place ofFile(String file) {
    return new Place(file, 0, 0, 0, "");
  }
}
