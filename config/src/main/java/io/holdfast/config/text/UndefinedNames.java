package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostics;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts statements at the braces of an undefined {@code ${NAME}}, as keepalived does: {@code
 * interface ${interface}} is to it the statement {@code interface $}, a brace, the statement {@code
 * interface} and another brace. Only tells what keepalived makes of it; {@link Braces} leaves such
 * a name whole.
 */
public final class UndefinedNames {
  private UndefinedNames() {}

  /** Returns the same pieces with such statements cut. */
  public static List<Piece> cut(List<Piece> pieces) {
    List<Piece> all = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Statement statement) {
        cut(statement.line(), all);
      } else {
        all.add(piece);
      }
    }
    return all;
  }

  private static void cut(LogicalLine line, List<Piece> out) {
    String text = line.text();
    boolean quoted = false;
    int begin = 0;
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      quoted ^= c == '"';
      if (!quoted && (c == '{' || c == '}')) {
        addStatement(line.slice(begin, index), out);
        begin = index + 1;
        out.add(
            c == '{'
                ? new Piece.Open(line.place(index, begin))
                : new Piece.Close(line.place(index, begin)));
      }
    }
    addStatement(line.slice(begin, text.length()), out);
  }

  /** What is wrong with the words has been said already. */
  private static void addStatement(LogicalLine line, List<Piece> out) {
    List<Word> words = Words.of(line, new Diagnostics());
    if (!words.isEmpty()) {
      out.add(new Piece.Statement(words, line));
    }
  }
}
