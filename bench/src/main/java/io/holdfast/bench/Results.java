package io.holdfast.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All values measured so far, and what went wrong. One thread at a time. */
public final class Results {
  private final Map<Contender, Map<Metric, List<Double>>> values = new EnumMap<>(Contender.class);
  private final List<String> failures = new ArrayList<>();

  /** Makes an empty collection. */
  public Results() {
    for (Contender contender : Contender.values()) {
      values.put(contender, new EnumMap<>(Metric.class));
    }
  }

  /** Adds the value of one run, in the metric's unit. */
  public void add(Contender contender, Metric metric, double value) {
    of(contender).computeIfAbsent(metric, key -> new ArrayList<>()).add(value);
  }

  /** Notes a measurement that gave no value. */
  public void addFailure(Contender contender, String what, String why) {
    failures.add(contender.title() + ", " + what + ": " + why);
  }

  /** The values of a contender, perhaps none. */
  public Series series(Contender contender, Metric metric) {
    return new Series(of(contender).getOrDefault(metric, List.of()));
  }

  /** What went wrong, a line each. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** Whether nothing was measured and nothing went wrong. */
  public boolean isEmpty() {
    return failures.isEmpty() && values.values().stream().allMatch(Map::isEmpty);
  }

  private Map<Metric, List<Double>> of(Contender contender) {
    Map<Metric, List<Double>> own = values.get(contender);
    if (own == null) {
      throw new IllegalArgumentException(contender.title());
    }
    return own;
  }
}
