package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The names that start with an underscore and have a value without being defined. */
final class Predefined {
  private static final long DEFAULT_RANDOM_MAX = 32767;
  private static final int MAX_DIGITS = 9;

  private final TextEnvironment environment;
  private final Diagnostics diagnostics;

  Predefined(TextEnvironment environment, Diagnostics diagnostics) {
    this.environment = environment;
    this.diagnostics = diagnostics;
  }

  /**
   * Returns the value of a use, or null when there is none.
   *
   * @param use the name and its arguments
   * @param line the line of the use
   * @param directory the directory of the file being read
   */
  @Nullable String value(List<String> use, LogicalLine line, Supplier<String> directory) {
    String name = use.getFirst();
    List<String> arguments = use.subList(1, use.size());
    return switch (name) {
      case "_PWD" -> arity(line, use, 0, 0) ? directory.get() : null;
      case "_INSTANCE" -> arity(line, use, 0, 0) ? Octets.encode(environment.configId()) : null;
      case "_HASH" -> arity(line, use, 0, 0) ? "#" : null;
      case "_BANG" -> arity(line, use, 0, 0) ? "!" : null;
      case "_ENV" ->
          arity(line, use, 1, 1)
              ? Octets.encode(environment.variables().getOrDefault(arguments.getFirst(), ""))
              : null;
      case "_RANDOM" -> arity(line, use, 0, 2) ? random(arguments, line) : null;
      default -> null;
    };
  }

  private @Nullable String random(List<String> bounds, LogicalLine line) {
    for (String bound : bounds) {
      if (bound.length() > MAX_DIGITS || !bound.chars().allMatch(c -> c >= '0' && c <= '9')) {
        report(line, "Definition _RANDOM requires numeric parameters only.");
        return null;
      }
    }
    long min = bounds.isEmpty() ? 0 : Long.parseLong(bounds.get(0));
    long max = bounds.size() < 2 ? DEFAULT_RANDOM_MAX : Long.parseLong(bounds.get(1));
    if (min > max) {
      report(line, "${_RANDOM}: min " + min + " exceeds max " + max + ", using " + min);
      return Long.toString(min);
    }
    return Long.toString(environment.random().nextLong(min, max + 1));
  }

  private boolean arity(LogicalLine line, List<String> use, int min, int max) {
    int given = use.size() - 1;
    if (given >= min && given <= max) {
      return true;
    }
    report(
        line,
        "Definition %s requires between %s and %s parameters, %s specified."
            .formatted(use.getFirst(), min, max, given));
    return false;
  }

  private void report(LogicalLine line, String message) {
    diagnostics.add(
        Diagnostic.of(DiagnosticCode.BAD_PREDEFINED, line.place(), message).saying(message));
  }
}
