package io.holdfast.bench.scenario;

import io.holdfast.bench.report.Metric;
import io.holdfast.bench.stage.Daemon;
import io.holdfast.bench.stage.FakeMaster;
import io.holdfast.bench.stage.Load;
import io.holdfast.bench.stage.Pace;
import io.holdfast.bench.stage.Stage;
import io.holdfast.daemon.lab.LabException;
import java.time.Duration;
import java.time.Instant;

/**
 * Backup of 255 routers at 10 ms. The adverts say that the interval is 1 s, so that a stall of this
 * machine costs no failover; the work is the same.
 */
final class BusyBackupScenario implements Scenario {
  private static final Load LOAD = new Load(255, 1, 100, 100);
  private static final int GROUPS = 10;
  private static final Duration PERIOD = Duration.ofMillis(10).dividedBy(GROUPS);
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration WINDOW = Duration.ofSeconds(10);

  @Override
  public void run(Turn turn) {
    try (Stage stage = new Stage();
        FakeMaster master = new FakeMaster(stage.peer(), LOAD, GROUPS)) {
      Daemon daemon = stage.start(turn.program(), LOAD.config());
      daemon.awaitState(LOAD, "BACKUP");
      Pace.run(PERIOD, WARM_UP, master::sendGroup);
      Instant begin = Instant.now();
      Usage usage = Usage.start(daemon, LOAD, "rx");
      Pace.run(PERIOD, WINDOW, master::sendGroup);
      Usage.Rate rate = usage.stop();
      turn.recorder().window(daemon, "busy-backup", begin);
      turn.add(Metric.CPU_BACKUP, rate.cpuMs());
      turn.add(Metric.RATE_BACKUP, rate.packets());
      if (daemon.countLines("Entering MASTER STATE") > 0) {
        throw new LabException("the backup took over while its master was alive");
      }
    }
  }
}
