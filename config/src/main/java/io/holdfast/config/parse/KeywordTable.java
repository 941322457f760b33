package io.holdfast.config.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every keyword of keepalived.conf, by block. The resource {@code keywords.txt} is the table; its
 * head explains the format. Immutable.
 */
final class KeywordTable {
  /** The block name of the top level. */
  static final String ROOT = "root";

  private static final String RESOURCE = "keywords.txt";

  private final Map<String, Map<String, Keyword>> blocks;

  private KeywordTable(Map<String, Map<String, Keyword>> blocks) {
    this.blocks = blocks;
  }

  /** Reads the resource of this module. */
  static KeywordTable load() {
    try (InputStream in = KeywordTable.class.getResourceAsStream(RESOURCE)) {
      byte[] octets = Objects.requireNonNull(in, RESOURCE).readAllBytes();
      return parse(new String(octets, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  static KeywordTable parse(String text) {
    Map<String, Map<String, Keyword>> blocks = new LinkedHashMap<>();
    Map<String, Keyword> block = new LinkedHashMap<>();
    Keyword.Support support = Keyword.Support.LATER;
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        block = new LinkedHashMap<>();
        blocks.put(line.substring(1, line.indexOf(']')), block);
        continue;
      }
      for (String word : line.trim().split("\\s+", -1)) {
        if (word.endsWith(":")) {
          String name = word.substring(0, word.length() - 1);
          support = Keyword.Support.valueOf(name.toUpperCase(Locale.ROOT));
        } else {
          Keyword keyword = keyword(word, support);
          block.put(keyword.name(), keyword);
        }
      }
    }
    return new KeywordTable(blocks);
  }

  private static Keyword keyword(String word, Keyword.Support support) {
    if (word.endsWith("{}")) {
      return new Keyword(cut(word, 2), Keyword.Shape.LIST, support, 0);
    }
    if (word.endsWith("{")) {
      return new Keyword(cut(word, 1), Keyword.Shape.BLOCK, support, -1);
    }
    int slash = word.indexOf('/');
    int words = slash < 0 ? -1 : Integer.parseInt(word.substring(slash + 1));
    String name = slash < 0 ? word : word.substring(0, slash);
    return new Keyword(name, Keyword.Shape.LINE, support, words);
  }

  private static String cut(String word, int tail) {
    return word.substring(0, word.length() - tail);
  }

  /** Returns the keyword, or null when the block does not know it. */
  @Nullable Keyword find(String block, String name) {
    return keywords(block).get(name);
  }

  /** Returns the keywords of a block by name. */
  Map<String, Keyword> keywords(String block) {
    return blocks.getOrDefault(block, Map.of());
  }

  /** Returns the blocks that know a keyword. */
  List<String> blocksWith(String name) {
    List<String> found = new ArrayList<>();
    blocks.forEach((block, keywords) -> {
      if (keywords.containsKey(name)) {
        found.add(block);
      }
    });
    return found;
  }

  /** Returns the most similar keyword of a block, or null when none is similar. */
  @Nullable String nearest(String block, String name) {
    int best = Math.max(1, name.length() / 3) + 1;
    String nearest = null;
    for (String candidate : keywords(block).keySet()) {
      int distance = EditDistance.between(name, candidate, best);
      if (distance < best) {
        best = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }
}
