package io.holdfast.config.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the rest of a {@code ~SEQ} or {@code ~LST} line once for each value of its variables. */
final class SequenceFeed implements LineFeed {

  /** The values of a loop, computed one by one since a range may be long. */
  interface Values {
    /** Returns one value for each variable, or null at the end. */
    @Nullable List<String> next();
  }

  private final List<String> variables;
  private final Values values;
  private final LogicalLine rest;
  private final Definitions definitions;

  SequenceFeed(List<String> variables, Values values, LogicalLine rest, Definitions definitions) {
    this.variables = variables;
    this.values = values;
    this.rest = rest;
    this.definitions = definitions;
  }

  @Override
  public @Nullable LogicalLine next() {
    List<String> row = values.next();
    if (row == null || rest.isEmpty()) {
      return null;
    }
    for (int i = 0; i < variables.size(); i++) {
      definitions.set(variables.get(i), i < row.size() ? row.get(i) : "");
    }
    return rest;
  }
}
