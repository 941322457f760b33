package io.holdfast.config.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the lines of a multi-line definition, from a given one on. */
final class BodyFeed implements LineFeed {
  private final List<LogicalLine> lines;
  private int next;

  BodyFeed(List<LogicalLine> lines, int first) {
    this.lines = lines;
    this.next = first;
  }

  @Override
  public @Nullable LogicalLine next() {
    return next < lines.size() ? lines.get(next++) : null;
  }
}
