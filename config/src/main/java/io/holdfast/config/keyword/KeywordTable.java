package io.holdfast.config.keyword;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every keyword of keepalived.conf, by block. {@code src/main/tables/keywords.txt} is the table, of
 * which the build makes a class; its head explains the columns. Immutable to its users, and thread
 * safe. A row is read when it is first asked for: a check of a small file needs twenty of them, and
 * reading all of them takes longer than everything else that it does.
 */
public final class KeywordTable {
  /** The block name of the top level. */
  public static final String ROOT = "root";

  private static final KeywordTable OURS = ofTheBuild();

  private final Map<String, BlockRows> blocks;

  private KeywordTable(Map<String, BlockRows> blocks) {
    this.blocks = blocks;
  }

  /** Returns the table of this module. */
  public static KeywordTable get() {
    return OURS;
  }

  private static KeywordTable ofTheBuild() {
    Map<String, BlockRows> blocks = new LinkedHashMap<>();
    for (String block : KeywordRows.blocks()) {
      blocks.put(block, new BlockRows(block));
    }
    return new KeywordTable(blocks);
  }

  /** Returns the keyword, or null when the block does not know it. */
  public @Nullable Keyword find(String block, String name) {
    BlockRows rows = blocks.get(block);
    return rows == null ? null : rows.find(name);
  }

  /** Returns the names of the blocks, the top level first. */
  public Collection<String> blocks() {
    return blocks.keySet();
  }

  /** Returns the keywords of a block in the order of the table; none for an unknown block. */
  public Collection<Keyword> keywords(String block) {
    BlockRows rows = blocks.get(block);
    return rows == null ? List.of() : rows.keywords();
  }

  /** Returns the blocks that know a keyword. */
  public List<String> blocksWith(String name) {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, BlockRows> block : blocks.entrySet()) {
      if (block.getValue().names().contains(name)) {
        found.add(block.getKey());
      }
    }
    return found;
  }

  /** Returns the most similar keyword of a block, or null when none is similar. */
  public @Nullable String nearest(String block, String name) {
    BlockRows rows = blocks.get(block);
    return rows == null ? null : EditDistance.nearest(name, rows.names());
  }

  /** Returns the most similar keyword of any block, or null when none is similar. */
  public @Nullable String nearest(String name) {
    List<String> names = new ArrayList<>();
    for (BlockRows rows : blocks.values()) {
      names.addAll(rows.names());
    }
    return EditDistance.nearest(name, names);
  }
}
