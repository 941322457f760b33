package io.holdfast.config.parse;

import io.holdfast.config.text.Piece;
import io.holdfast.config.text.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement, with the block that follows it if there is one.
 *
 * @param statement its words
 * @param children the statements of its block; null without one
 * @param braceLost whether the opening brace of the block is not there
 */
record Node(Piece.Statement statement, @Nullable List<Node> children, boolean braceLost) {

  Word keyword() {
    return statement.keyword();
  }

  /** Returns the first word as text. */
  String name() {
    return statement.keyword().text();
  }

  /** Returns the number of words after the keyword. */
  int parameterCount() {
    return statement.words().size() - 1;
  }

  /** Returns a word after the keyword, counted from 1; null when there is none. */
  @Nullable Word parameter(int index) {
    return index <= parameterCount() ? statement.words().get(index) : null;
  }
}
