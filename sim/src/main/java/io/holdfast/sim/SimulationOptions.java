package io.holdfast.sim;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code holdfast simulate}.
 *
 * @param first first seed
 * @param last last seed, not before the first
 * @param timeline whether the story of a passing seed is wanted too
 */
record SimulationOptions(long first, long last, boolean timeline) {
  /** Seeds of a run without arguments, which are also those of every build. */
  static final long FIRST_SEED = 1;

  /** The last of them. */
  static final long LAST_SEED = 2_000;

  private static final String RANGE = "..";

  boolean isSingle() {
    return first == last;
  }

  /** Reads them, {@code --seed N} and {@code --seed=N} alike; null when they make no sense. */
  static @Nullable SimulationOptions parse(List<String> words) {
    List<String> arguments =
        words.stream().flatMap(word -> Arrays.stream(word.split("=", 2))).toList();
    SimulationOptions options = new SimulationOptions(FIRST_SEED, LAST_SEED, false);
    try {
      for (int index = 0; index < arguments.size(); index++) {
        String argument = arguments.get(index);
        String value = index + 1 < arguments.size() ? arguments.get(index + 1) : "";
        switch (argument) {
          case "--timeline" -> options = new SimulationOptions(options.first, options.last, true);
          case "--seed" -> {
            long seed = Long.parseLong(value);
            options = new SimulationOptions(seed, seed, options.timeline);
            index++;
          }
          case "--seeds" -> {
            options = range(value, options.timeline);
            index++;
          }
          default -> {
            return null;
          }
        }
      }
    } catch (NumberFormatException unreadable) {
      return null;
    }
    return options.first <= options.last ? options : null;
  }

  private static SimulationOptions range(String text, boolean timeline) {
    int dots = text.indexOf(RANGE);
    if (dots < 0) {
      throw new NumberFormatException(text);
    }
    return new SimulationOptions(
        Long.parseLong(text.substring(0, dots)),
        Long.parseLong(text.substring(dots + RANGE.length())),
        timeline);
  }
}
