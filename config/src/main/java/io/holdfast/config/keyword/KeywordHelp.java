package io.holdfast.config.keyword;

import java.util.ArrayList;
import java.util.List;

/** The text of {@code holdfast help KEYWORD}. Stateless. */
public final class KeywordHelp {
  private KeywordHelp() {}

  /**
   * Returns what the table says of a keyword, a paragraph for each block that knows it. For a word
   * that is no keyword the one line says so, with the most similar keyword if there is one.
   */
  public static List<String> lines(String keyword) {
    KeywordTable table = KeywordTable.get();
    List<String> lines = new ArrayList<>();
    for (String block : table.blocksWith(keyword)) {
      Keyword found = table.find(block, keyword);
      if (found != null) {
        append(found, lines);
      }
    }
    if (lines.isEmpty()) {
      String nearest = table.nearest(keyword);
      String guess = nearest == null ? "" : "; did you mean '" + nearest + "'?";
      lines.add("'" + keyword + "' is not a keyword of keepalived.conf" + guess);
    }
    return List.copyOf(lines);
  }

  private static void append(Keyword keyword, List<String> lines) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(keyword.syntax());
    lines.add("  " + keyword.help());
    lines.add("  block:    " + blockTitle(keyword.block()));
    lines.add("  default:  " + keyword.defaultValue());
    lines.add(
        keyword.isOwn()
            ? "  since:    a setting of Holdfast, not of keepalived"
            : "  since:    keepalived " + keyword.since());
    String replacement = keyword.replacement();
    String instead = replacement == null ? "" : "; write " + replacement + " instead";
    lines.add("  standing: " + keyword.standing().sentence() + instead);
  }

  /** Returns what people call a block. */
  static String blockTitle(String block) {
    return block.equals(KeywordTable.ROOT) ? "top level" : block;
  }
}
