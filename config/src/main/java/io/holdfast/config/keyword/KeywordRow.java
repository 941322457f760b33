package io.holdfast.config.keyword;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one row of the table. Stateless. */
final class KeywordRow {
  private static final int COLUMNS = 7;
  private static final String NEXT_CELL = " | ";
  private static final String NEXT_SENTENCE = " // ";

  private KeywordRow() {}

  static Keyword parse(String block, String line) {
    String[] cells = split(line, NEXT_CELL);
    if (cells.length != COLUMNS) {
      throw new IllegalStateException("not " + COLUMNS + " columns: " + line);
    }
    int equals = cells[1].indexOf('=');
    String standing = equals < 0 ? cells[1] : cells[1].substring(0, equals);
    String[] said = split(cells[5], NEXT_SENTENCE);
    return new Keyword(
        block,
        cells[0],
        Standing.valueOf(standing.toUpperCase(Locale.ROOT)),
        equals < 0 ? null : cells[1].substring(equals + 1),
        ValueType.parse(cells[2]),
        cells[3],
        cells[4],
        sentence(said, 0),
        sentence(said, 1),
        sentence(said, 2),
        cells[6]);
  }

  private static @Nullable String sentence(String[] said, int index) {
    return index >= said.length || said[index].equals("-") ? null : said[index];
  }

  /** Splits without a regular expression, which a cold start would pay for. */
  private static String[] split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, begin)) {
      parts.add(text.substring(begin, end));
      begin = end + separator.length();
    }
    parts.add(text.substring(begin));
    return parts.toArray(new String[0]);
  }
}
