package io.holdfast.bench.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All values measured so far, and what went wrong. One thread at a time. */
public final class Results {
  private final Map<Contender, Map<Metric, Map<Integer, Double>>> values =
      new EnumMap<>(Contender.class);
  private final List<String> failures = new ArrayList<>();
  private int run = 1;
  private int runs = 1;

  /** Makes an empty collection, in its first run. */
  public Results() {
    for (Contender contender : Contender.values()) {
      values.put(contender, new EnumMap<>(Metric.class));
    }
  }

  /** What is added from now on belongs to {@code number}, counted from 1. */
  public void startRun(int number) {
    run = number;
    runs = Math.max(runs, number);
  }

  /** How many runs there were. */
  public int runs() {
    return runs;
  }

  /** Adds the value of this run, in the metric's unit. */
  public void add(Contender contender, Metric metric, double value) {
    of(contender).computeIfAbsent(metric, key -> new TreeMap<>()).put(run, value);
  }

  /** Notes a measurement that gave no value. */
  public void addFailure(Contender contender, String what, String why) {
    failures.add(contender.title() + ", " + what + ", run " + run + ": " + why);
  }

  /** The values of a contender, perhaps none. */
  public Series series(Contender contender, Metric metric) {
    return new Series(of(contender).getOrDefault(metric, Map.of()));
  }

  /** True if anybody has a value of the metric. */
  public boolean has(Metric metric) {
    return values.values().stream().anyMatch(own -> own.containsKey(metric));
  }

  /** What went wrong, a line each. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  private Map<Metric, Map<Integer, Double>> of(Contender contender) {
    Map<Metric, Map<Integer, Double>> own = values.get(contender);
    if (own == null) {
      throw new IllegalArgumentException(contender.title());
    }
    return own;
  }
}
