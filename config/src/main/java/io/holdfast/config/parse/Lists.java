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

  /** Returns the text of all words, however many stand on a line. */
  static List<String> words(Node node) {
    return wordsOf(node).stream().map(Word::text).toList();
  }

  /** Returns all words, however many stand on a line. */
  static List<Word> wordsOf(Node node) {
    List<Word> words = new ArrayList<>();
    lines(node).forEach(line -> words.addAll(line.statement().words()));
    return words;
  }
}
