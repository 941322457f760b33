package io.holdfast.config.parse;

import io.holdfast.config.text.Word;
import java.util.ArrayList;
import java.util.List;

/** What stands between the braces of a list. Stateless. */
final class Lists {
  private Lists() {}

  /** Returns the lines; none without braces. */
  static List<Node> lines(Node node) {
    List<Node> lines = node.children();
    return lines == null ? List.of() : lines;
  }

  /** Returns all words, however many stand on a line. */
  static List<String> words(Node node) {
    List<String> words = new ArrayList<>();
    for (Node line : lines(node)) {
      for (Word word : line.statement().words()) {
        words.add(word.text());
      }
    }
    return words;
  }
}
