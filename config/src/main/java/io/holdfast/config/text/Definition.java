package io.holdfast.config.text;

import java.util.List;

/** What a {@code $NAME} stands for. */
sealed interface Definition {

  /** Text within a line. */
  record Inline(String value) implements Definition {}

  /** Several lines; comments removed, none empty. */
  record Body(List<LogicalLine> lines) implements Definition {}
}
