package io.holdfast.bench.report;

import io.holdfast.bench.report.Verdict.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Holds medians against targets, and tells a miss from noise by the sign test: each run is judged
 * by itself, Holdfast against what was measured beside it. If the true value were right at the
 * limit, a run would be off as often as not; a target counts as missed when so many runs are off
 * that chance does it in less than one series of ten. With one to three runs, where no number of
 * them is enough, all of them have to be off. Pure.
 */
public final class Judge {
  private static final double CHANCE = 0.1;
  private static final int FEWEST = 4;

  private final Results results;

  /** A judge of what {@code results} holds now. */
  public Judge(Results results) {
    this.results = results;
  }

  /** The verdicts on all targets of a metric, in their order. */
  public List<Verdict> verdicts(Metric metric) {
    return metric.targets().stream().map(target -> verdict(metric, target)).toList();
  }

  /** The ratio of the medians of Holdfast and another; NaN if there is none. */
  public double ratio(Metric metric, Contender other) {
    return ratio(median(Contender.HOLDFAST, metric), median(other, metric));
  }

  private Verdict verdict(Metric metric, Target target) {
    double figure = figure(target, median(Contender.HOLDFAST, metric), median(target, metric));
    Series ours = results.series(Contender.HOLDFAST, metric);
    double[] figures =
        IntStream.rangeClosed(1, results.runs())
            .mapToDouble(run -> figure(target, ours.of(run), base(target, metric).of(run)))
            .filter(value -> !Double.isNaN(value))
            .toArray();
    Outcome outcome;
    if (Double.isNaN(figure) || figures.length == 0) {
      outcome = Outcome.UNKNOWN;
    } else if (!isOff(target, figure)) {
      outcome = Outcome.MET;
    } else {
      long off = DoubleStream.of(figures).filter(value -> isOff(target, value)).count();
      outcome = isMore(off, figures.length) ? Outcome.MISSED : Outcome.IN_NOISE;
    }
    return new Verdict(target, figure, outcome);
  }

  /** Whether chance brings {@code off} or more of {@code runs} in less than a tenth of series. */
  static boolean isMore(long off, int runs) {
    if (runs < FEWEST) {
      return off == runs;
    }
    double ways = 1;
    double sum = 0;
    for (int k = 0; k <= runs; k++) {
      sum += k >= off ? ways : 0;
      ways = ways * (runs - k) / (k + 1);
    }
    return sum / Math.pow(2, runs) < CHANCE;
  }

  private static boolean isOff(Target target, double figure) {
    return target instanceof Target.AtLeast ? figure < target.limit() : figure > target.limit();
  }

  private static double figure(Target target, double ours, double base) {
    return switch (target) {
      case Target.OfKeepalived ratio -> ratio(ours, base);
      case Target.OfFloor ratio -> ratio(ours, base);
      case Target.AtMost limit -> ours;
      case Target.AtLeast limit -> ours;
      case Target.Above above -> ours - base;
    };
  }

  private static double ratio(double ours, double base) {
    return base > 0 ? ours / base : Double.NaN;
  }

  /** What the target compares with; Holdfast's own values where it compares with nothing. */
  private Series base(Target target, Metric metric) {
    return switch (target) {
      case Target.OfKeepalived ratio -> results.series(Contender.KEEPALIVED, metric);
      case Target.OfFloor ratio -> results.series(Contender.FLOOR, metric);
      case Target.Above above -> results.series(Contender.HOLDFAST, above.base());
      case Target.AtMost limit -> results.series(Contender.HOLDFAST, metric);
      case Target.AtLeast limit -> results.series(Contender.HOLDFAST, metric);
    };
  }

  private double median(Target target, Metric metric) {
    return base(target, metric).median();
  }

  private double median(Contender contender, Metric metric) {
    return results.series(contender, metric).median();
  }

  /** Every missed target, in words. */
  public List<String> misses() {
    return Arrays.stream(Metric.values())
        .flatMap(metric ->
            verdicts(metric).stream()
                .filter(verdict -> verdict.outcome() == Outcome.MISSED)
                .map(verdict -> miss(metric, verdict)))
        .toList();
  }

  private static String miss(Metric metric, Verdict verdict) {
    return "%s: %.3g instead of %s"
        .formatted(metric.id(), verdict.figure(), verdict.target().text(metric.unit()));
  }
}
