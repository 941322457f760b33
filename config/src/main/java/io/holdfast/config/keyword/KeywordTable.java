package io.holdfast.config.keyword;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every keyword of keepalived.conf, by block. The resource {@code keywords.txt} is the table; its
 * head explains the columns. Immutable.
 */
public final class KeywordTable {
  /** The block name of the top level. */
  public static final String ROOT = "root";

  private static final String RESOURCE = "keywords.txt";
  private static final KeywordTable OURS = load();

  private final Map<String, Map<String, Keyword>> blocks;

  private KeywordTable(Map<String, Map<String, Keyword>> blocks) {
    this.blocks = blocks;
  }

  /** Returns the table of this module. */
  public static KeywordTable get() {
    return OURS;
  }

  private static KeywordTable load() {
    try (InputStream in = KeywordTable.class.getResourceAsStream(RESOURCE)) {
      byte[] octets = Objects.requireNonNull(in, RESOURCE).readAllBytes();
      return parse(new String(octets, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  private static KeywordTable parse(String text) {
    Map<String, Map<String, Keyword>> blocks = new LinkedHashMap<>();
    List<String> heads = List.of(ROOT);
    for (String line : text.lines().toList()) {
      if (line.startsWith("[")) {
        heads = List.of(line.substring(1, line.indexOf(']')).split(" ", -1));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        heads.forEach(block -> add(KeywordRow.parse(block, line), blocks));
      }
    }
    return new KeywordTable(blocks);
  }

  private static void add(Keyword keyword, Map<String, Map<String, Keyword>> blocks) {
    String block = keyword.block();
    if (blocks.computeIfAbsent(block, _ -> new LinkedHashMap<>()).put(keyword.name(), keyword)
        != null) {
      throw new IllegalStateException(block + " " + keyword.name() + " stands twice");
    }
  }

  /** Returns the keyword, or null when the block does not know it. */
  public @Nullable Keyword find(String block, String name) {
    return keywordsByName(block).get(name);
  }

  /** Returns the names of the blocks, the top level first. */
  public Collection<String> blocks() {
    return blocks.keySet();
  }

  /** Returns the keywords of a block in the order of the table; none for an unknown block. */
  public Collection<Keyword> keywords(String block) {
    return keywordsByName(block).values();
  }

  private Map<String, Keyword> keywordsByName(String block) {
    return blocks.getOrDefault(block, Map.of());
  }

  /** Returns the blocks that know a keyword. */
  public List<String> blocksWith(String name) {
    List<String> found = new ArrayList<>();
    blocks.forEach((block, keywords) -> {
      if (keywords.containsKey(name)) {
        found.add(block);
      }
    });
    return found;
  }

  /** Returns the most similar keyword of a block, or null when none is similar. */
  public @Nullable String nearest(String block, String name) {
    return EditDistance.nearest(name, keywordsByName(block).keySet());
  }

  /** Returns the most similar keyword of any block, or null when none is similar. */
  public @Nullable String nearest(String name) {
    List<String> names = new ArrayList<>();
    blocks.values().forEach(keywords -> names.addAll(keywords.keySet()));
    return EditDistance.nearest(name, names);
  }
}
