package io.holdfast.daemon.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command line asked for. Immutable; see {@link OptionParser}.
 *
 * @param values each option given, with its values in order; an option without a value has one
 *     empty string each time it was given
 * @param arguments words that belong to no option
 */
public record Options(Map<Option, List<String>> values, List<String> arguments) {

  /** Copies both. */
  public Options {
    Map<Option, List<String>> copy = new EnumMap<>(Option.class);
    values.forEach((option, given) -> copy.put(option, List.copyOf(given)));
    values = Map.copyOf(copy);
    arguments = List.copyOf(arguments);
  }

  /** Whether an option was given. */
  public boolean has(Option option) {
    return values.containsKey(option);
  }

  /** The last value of an option, or null if it was not given. */
  public @Nullable String value(Option option) {
    List<String> given = values.get(option);
    return given == null ? null : given.getLast();
  }

  /** The last value of an option, or {@code otherwise}. */
  public String value(Option option, String otherwise) {
    String given = value(option);
    return given == null ? otherwise : given;
  }
}
