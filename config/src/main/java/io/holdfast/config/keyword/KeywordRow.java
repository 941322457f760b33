package io.holdfast.config.keyword;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one row of the table. Stateless. */
final class KeywordRow {
  private static final int COLUMNS = 7;
  private static final String NEXT_SENTENCE = " // ";

  private KeywordRow() {}

  static Keyword parse(String block, String line) {
    String[] cells = line.split(" \\| ", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalStateException("not " + COLUMNS + " columns: " + line);
    }
    int equals = cells[1].indexOf('=');
    String standing = equals < 0 ? cells[1] : cells[1].substring(0, equals);
    String[] said = cells[5].split(NEXT_SENTENCE, -1);
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
}
