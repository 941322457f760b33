package io.holdfast.bench;

import java.util.Arrays;
import java.util.List;

/**
 * The values of one metric over all runs of one contender. Immutable.
 *
 * @param values in the order of the runs, in the metric's unit
 */
public record Series(List<Double> values) {
  /** Copies the values. */
  public Series {
    values = List.copyOf(values);
  }

  /** True when no run gave a value. */
  public boolean isEmpty() {
    return values.isEmpty();
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

  private double[] sorted() {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
