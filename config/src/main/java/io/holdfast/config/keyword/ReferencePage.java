package io.holdfast.config.keyword;

/** The page {@code docs/configuration.md}, made from the table. Stateless. */
public final class ReferencePage {
  private static final String HEAD =
      """
      # Configuration

      Holdfast reads `keepalived.conf`. This page lists every keyword by the block it stands in:
      how it is written, what holds without it, the release of keepalived that first knew it, and
      whether Holdfast acts on it. `holdfast help KEYWORD` shows the same. The page is made from the
      table that the parser reads; a test compares the two.

      "Accepted, not acted on" means that the values are checked as keepalived checks them, and that
      nothing comes of them yet; `holdfast check` reports each such line.
      """;

  private ReferencePage() {}

  /** Returns the page. */
  public static String markdown() {
    KeywordTable table = KeywordTable.get();
    StringBuilder out = new StringBuilder(HEAD);
    for (String block : table.blocks()) {
      out.append("\n## ").append(KeywordHelp.blockTitle(block)).append("\n\n");
      out.append("| keyword | meaning | default | since | standing |\n|---|---|---|---|---|\n");
      for (Keyword keyword : table.keywords(block)) {
        append(keyword, out);
      }
    }
    return out.toString();
  }

  private static void append(Keyword keyword, StringBuilder out) {
    String replacement = keyword.replacement();
    out.append("| `").append(keyword.syntax()).append("` | ").append(keyword.help());
    out.append(" | ").append(keyword.defaultValue()).append(" | ").append(keyword.since());
    out.append(" | ").append(keyword.standing().sentence());
    if (replacement != null) {
      out.append(": `").append(replacement).append('`');
    }
    out.append(" |\n");
  }
}
