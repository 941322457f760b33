package io.holdfast.sim.scenario;

import java.util.List;

/**
 * How fast a scenario lives. All times follow the advertisement intervals, so that a cluster of
 * hasty routers is simulated for as many adverts as one of slow routers.
 *
 * @param intervalsCs the intervals that its routers choose from, centiseconds
 */
record Tempo(List<Integer> intervalsCs) {
  private static final long NANOS_PER_CENTISECOND = 10_000_000;

  private static final List<Tempo> ALL =
      List.of(
          new Tempo(List.of(100, 200)),
          new Tempo(List.of(100, 100, 300)),
          new Tempo(List.of(1, 2)),
          new Tempo(List.of(10, 10, 25)),
          new Tempo(List.of(50)));

  static Tempo any(Dice dice) {
    return dice.of(ALL);
  }

  /** Whether it suits version 2, which counts in seconds. */
  boolean suitsVersion2() {
    return intervalsCs.stream().allMatch(interval -> interval % 100 == 0);
  }

  long slowestNanos() {
    return intervalsCs.stream().mapToInt(Integer::intValue).max().orElseThrow()
        * NANOS_PER_CENTISECOND;
  }
}
