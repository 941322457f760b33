package io.holdfast.bench.scenario;

import io.holdfast.bench.stage.Pace;
import java.time.Duration;

/** The first failover of fresh processes. */
final class FailoverScenario implements Scenario {
  private static final Duration REST = Duration.ofSeconds(2);

  private final FailoverRow row;

  FailoverScenario(FailoverRow row) {
    this.row = row;
  }

  @Override
  public void run(Turn turn) {
    try (Trial trial = new Trial(turn, row)) {
      trial.awaitBackups();
      Pace.pause(REST);
      trial.finish();
    }
  }
}
