package io.holdfast.bench.scenario;

import io.holdfast.bench.report.Metric;
import io.holdfast.bench.stage.Load;
import io.holdfast.bench.stage.Stage;
import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.config.LoadResult;
import io.holdfast.config.text.FileSource;
import io.holdfast.config.text.TextEnvironment;
import io.holdfast.daemon.lab.LabException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * 4,000 instances, parsed and checked: by Holdfast's library in a warm JVM, which is this one, and
 * by a {@code keepalived -t}.
 */
final class ParseScenario implements Scenario {
  private static final Load LOAD = ManyRoutersScenario.LOAD;
  private static final int WARM_UPS = 10;
  private static final int TIMES = 5;
  private static final double NANOS_PER_MS = 1e6;

  @Override
  public void run(Turn turn) {
    try (Stage stage = new Stage()) {
      stage.addInterfaces(LOAD);
      Path file = stage.write(LOAD.config());
      Runnable once = turn.isHoldfast() ? () -> load(file) : () -> check(stage, turn, file);
      repeat(turn.isHoldfast() ? WARM_UPS : 1, once);
      long begin = System.nanoTime();
      repeat(TIMES, once);
      turn.add(Metric.PARSE_4000, (System.nanoTime() - begin) / NANOS_PER_MS / TIMES);
    }
  }

  private static void repeat(int times, Runnable once) {
    for (int i = 0; i < times; i++) {
      once.run();
    }
  }

  private static void load(Path file) {
    TextEnvironment environment = new TextEnvironment("bench", Map.of(), new Random(1), Set.of());
    LoadRequest request = new LoadRequest(file.toString(), new FileSource(), environment);
    LoadResult result = ConfigurationLoader.load(request);
    if (!result.diagnostics().isEmpty()) {
      throw new LabException(result.diagnostics().getFirst().toString());
    }
  }

  private static void check(Stage stage, Turn turn, Path file) {
    stage.host().run(turn.program().file(), "-t", "-f", file.toString()).orThrow();
  }
}
