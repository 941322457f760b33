package io.holdfast.config.keyword;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one block of the table, each read when it is first asked for. Thread safe. */
final class BlockRows {
  private static final String SEPARATOR = " | ";

  private final String block;
  private final Map<String, Keyword> read = new HashMap<>();
  private @Nullable Map<String, String> rowsByName;

  BlockRows(String block) {
    this.block = block;
  }

  /** Returns the keyword, or null when the block does not know it. */
  synchronized @Nullable Keyword find(String name) {
    String row = index().get(name);
    return row == null ? null : read.computeIfAbsent(name, _ -> KeywordRow.parse(block, row));
  }

  /** Returns the names of the keywords in the order of the table. */
  synchronized Set<String> names() {
    return index().keySet();
  }

  /** Returns the keywords in the order of the table. */
  synchronized List<Keyword> keywords() {
    List<Keyword> keywords = new ArrayList<>();
    for (String name : index().keySet()) {
      Keyword keyword = find(name);
      if (keyword != null) {
        keywords.add(keyword);
      }
    }
    return keywords;
  }

  private Map<String, String> index() {
    Map<String, String> index = rowsByName;
    if (index == null) {
      String[] rows = KeywordRows.of(block);
      index = LinkedHashMap.newLinkedHashMap(rows.length);
      for (String row : rows) {
        String name = row.substring(0, row.indexOf(SEPARATOR));
        if (index.put(name, row) != null) {
          throw new IllegalStateException(block + " " + name + " stands twice");
        }
      }
      rowsByName = index;
    }
    return index;
  }
}
