package io.holdfast.bench.scenario;

import io.holdfast.bench.profile.Recorder;
import io.holdfast.bench.report.Contender;
import io.holdfast.bench.report.Metric;
import io.holdfast.bench.report.Results;
import io.holdfast.bench.stage.Program;
import io.holdfast.daemon.lab.LabException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A contender's turn at a scenario. Immutable.
 *
 * @param contender whose turn it is
 * @param home the checkout of Holdfast
 * @param floor the floor program
 * @param results where values go
 * @param recorder what makes a profile of the turn
 */
public record Turn(Contender contender, Path home, Path floor, Results results, Recorder recorder) {
  private static final double NANOS_PER_MS = 1e6;

  /** How the contender's daemon is started; not for the floor. */
  Program program() {
    return new Program(contender, home, recorder.javaOptions());
  }

  void add(Metric metric, double value) {
    results.add(contender, metric, value);
  }

  void add(Metric metric, Duration value) {
    add(metric, ms(value));
  }

  /** Runs a part of a scenario; if it cannot be measured, that is noted and the rest goes on. */
  void attempt(String part, Runnable measurement) {
    try {
      measurement.run();
    } catch (LabException e) {
      results.addFailure(contender, part, String.valueOf(e.getMessage()));
    }
  }

  boolean isHoldfast() {
    return contender == Contender.HOLDFAST;
  }

  static double ms(Duration duration) {
    return duration.toNanos() / NANOS_PER_MS;
  }
}
