package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostics;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The lexical layer as a whole: gives the pieces of a configuration in order. Not thread safe. */
public final class Lexer {
  private final Source source;
  private final LogicalLines lines;
  private final Braces braces;
  private final Queue<Piece> pending = new ArrayDeque<>();

  /**
   * Opens the files that a pattern names.
   *
   * @param source where files come from
   * @param pattern the argument of {@code -f}
   * @param environment what the text can ask for
   * @param diagnostics where findings go
   */
  public Lexer(
      Source source, String pattern, TextEnvironment environment, Diagnostics diagnostics) {
    this.source = source;
    this.lines = new LogicalLines(source, pattern, environment, diagnostics);
    this.braces = new Braces(diagnostics);
  }

  /** Returns where its files come from. */
  public Source source() {
    return source;
  }

  /** Returns the next piece; null at the end. */
  public @Nullable Piece next() {
    while (pending.isEmpty()) {
      LogicalLine line = lines.next();
      if (line == null) {
        return null;
      }
      braces.split(line, pending);
    }
    return pending.remove();
  }
}
