package io.holdfast.config.text;

import io.holdfast.config.check.Place;
import java.util.List;

/** What the lexical layer gives to the parser: statements and the braces between them. */
public sealed interface Piece {

  /** Returns where the piece begins. */
  Place place();

  /**
   * Everything up to the end of the line or to a brace.
   *
   * @param words its words, at least one
   * @param line its text as a whole, for the script tokeniser
   */
  record Statement(List<Word> words, LogicalLine line) implements Piece {
    /** Copies the words. */
    public Statement {
      words = List.copyOf(words);
    }

    /** Returns the first word. */
    public Word keyword() {
      return words.getFirst();
    }

    @Override
    public Place place() {
      return keyword().place();
    }
  }

  /** An opening brace. */
  record Open(Place place) implements Piece {}

  /** A closing brace. */
  record Close(Place place) implements Piece {}
}
