package io.holdfast.bench.report;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of one metric over the runs of one contender. Immutable.
 *
 * @param byRun the value of each run that gave one, in the metric's unit
 */
public record Series(Map<Integer, Double> byRun) {
  /** Copies the values. */
  public Series {
    byRun = Map.copyOf(byRun);
  }

  /** True when no run gave a value. */
  public boolean isEmpty() {
    return byRun.isEmpty();
  }

  /** The value of a run; NaN if it gave none. */
  public double of(int run) {
    return byRun.getOrDefault(run, Double.NaN);
  }

  /** The middle value, or the mean of the two in the middle; NaN without values. */
  public double median() {
    double[] sorted = sorted();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The greatest value; NaN without values. */
  public double greatest() {
    double[] sorted = sorted();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1];
  }

  /** The least value; NaN without values. */
  public double least() {
    double[] sorted = sorted();
    return sorted.length == 0 ? Double.NaN : sorted[0];
  }

  /** The values in the order of the runs. */
  double[] values() {
    return new TreeMap<>(byRun).values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private double[] sorted() {
    double[] sorted = values();
    Arrays.sort(sorted);
    return sorted;
  }
}
