package io.holdfast.bench.scenario;

import io.holdfast.bench.report.Metric;
import io.holdfast.bench.stage.Load;
import io.holdfast.bench.stage.Stage;
import java.nio.file.Path;

/** {@code -t} of a small file, as whole processes in a row. */
final class CheckScenario implements Scenario {
  private static final int TIMES = 20;
  private static final double NANOS_PER_MS = 1e6;
  private static final String LOOP =
      "times=$1; shift; while [ $times -gt 0 ]; do times=$((times - 1));"
          + " \"$@\" >/dev/null 2>&1 || exit 1; done";

  @Override
  public void run(Turn turn) {
    try (Stage stage = new Stage()) {
      Path file = stage.write(new Load(1, 2, 100, 100).config());
      String program = turn.program().file();
      checks(stage, 1, program, file);
      long begin = System.nanoTime();
      checks(stage, TIMES, program, file);
      turn.add(Metric.CHECK, (System.nanoTime() - begin) / NANOS_PER_MS / TIMES);
    }
  }

  private static void checks(Stage stage, int times, String program, Path file) {
    String count = Integer.toString(times);
    stage.host().run("sh", "-c", LOOP, "sh", count, program, "-t", "-f", file.toString()).orThrow();
  }
}
