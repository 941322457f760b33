package io.holdfast.sim.scenario;

import java.util.List;
import java.util.random.RandomGenerator;

/** Choices from a seeded source. */
final class Dice {
  private static final int PERCENT = 100;

  private final RandomGenerator random;

  Dice(RandomGenerator random) {
    this.random = random;
  }

  /** True so many times of a hundred. */
  boolean percent(int chance) {
    return random.nextInt(PERCENT) < chance;
  }

  /** One of {@code from} to {@code to}, both possible. */
  int between(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  /** One of {@code from} to {@code to}, both possible. */
  long between(long from, long to) {
    return random.nextLong(from, to + 1);
  }

  /** One of a list. */
  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
