package io.holdfast.config.text;

import io.holdfast.config.check.Place;
import java.util.Arrays;

/**
 * A line on its way from the file to words: text that may have been cut and filled in, each octet
 * with the column it came from in the source line. An inserted octet has the column of the {@code
 * $} that it replaces. Immutable.
 */
public final class LogicalLine {
  private final SourceLine source;
  private final String text;
  private final int[] columns;

  private LogicalLine(SourceLine source, String text, int[] columns) {
    this.source = source;
    this.text = text;
    this.columns = columns;
  }

  /** Returns a source line as it stands. */
  static LogicalLine of(SourceLine source) {
    int[] columns = new int[source.octets().length()];
    Arrays.setAll(columns, index -> index + 1);
    return new LogicalLine(source, source.octets(), columns);
  }

  /** Returns the line in the file. */
  public SourceLine source() {
    return source;
  }

  /** Returns the text as it is now, an octet string. */
  public String text() {
    return text;
  }

  /** Returns the column in the source line of an octet of the text, counted from 1. */
  int columnAt(int index) {
    return index < columns.length ? columns[index] : source.octets().length();
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Returns a place for a diagnostic about a part of the text. */
  public Place place(int begin, int end) {
    if (begin >= columns.length || end <= begin) {
      return source.place(0, 0);
    }
    int last = Math.min(end, columns.length) - 1;
    return source.place(columns[begin], Math.max(1, columns[last] - columns[begin] + 1));
  }

  /** Returns a place for a diagnostic about the whole text. */
  public Place place() {
    return place(0, text.length());
  }

  LogicalLine slice(int begin, int end) {
    return new LogicalLine(
        source, text.substring(begin, end), Arrays.copyOfRange(columns, begin, end));
  }

  /** Returns the text without white space at both ends. */
  LogicalLine trimmed() {
    int begin = 0;
    int end = text.length();
    while (begin < end && Blanks.isBlank(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && Blanks.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return begin == 0 && end == text.length() ? this : slice(begin, end);
  }

  /** Returns the text with a part replaced. */
  LogicalLine splice(int begin, int end, String replacement) {
    int tail = text.length() - end;
    int[] spliced = new int[begin + replacement.length() + tail];
    System.arraycopy(columns, 0, spliced, 0, begin);
    Arrays.fill(spliced, begin, begin + replacement.length(), columnAt(begin));
    System.arraycopy(columns, end, spliced, begin + replacement.length(), tail);
    return new LogicalLine(
        source, text.substring(0, begin) + replacement + text.substring(end), spliced);
  }

  @Override
  public String toString() {
    return source.file() + ":" + source.number() + ": " + text;
  }
}
