package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostics;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The lexical layer as a whole: gives the pieces of a configuration in order. Not thread safe. */
public final class Lexer {
  private static final String GLOBAL_DEFS = "global_defs";

  private final Source source;
  private final LogicalLines lines;
  private final Braces braces;
  private final Comments comments;
  private final Queue<Piece> pending = new ArrayDeque<>();
  private int depth;
  private String topLevelKeyword = "";

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
    this.braces = new Braces(lines::isDefined, diagnostics);
    this.comments = new Comments(diagnostics);
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
      lines.resume(braces.split(comments.stripAgain(line, isKept(line)), pending));
    }
    Piece piece = pending.remove();
    follow(piece);
    return piece;
  }

  /** keepalived reads only {@code global_defs} once, and braces everywhere twice. */
  private boolean isKept(LogicalLine line) {
    return depth > 0
        && topLevelKeyword.equals(GLOBAL_DEFS)
        && line.text().indexOf('{') < 0
        && line.text().indexOf('}') < 0;
  }

  /** Acts on {@code include_check}, since the lines after it are read by its rule. */
  private void follow(Piece piece) {
    switch (piece) {
      case Piece.Open _ -> depth++;
      case Piece.Close _ -> depth = Math.max(0, depth - 1);
      case Piece.Statement statement -> {
        String keyword = statement.keyword().text();
        if (depth == 0) {
          topLevelKeyword = keyword;
        } else if (depth == 1
            && keyword.equals("include_check")
            && topLevelKeyword.equals(GLOBAL_DEFS)) {
          lines.insist(statement.words().subList(1, statement.words().size()));
        }
      }
    }
  }
}
