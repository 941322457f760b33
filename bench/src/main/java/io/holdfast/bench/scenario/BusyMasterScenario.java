package io.holdfast.bench.scenario;

import io.holdfast.bench.report.Metric;
import io.holdfast.bench.stage.Daemon;
import io.holdfast.bench.stage.Load;
import io.holdfast.bench.stage.Pace;
import io.holdfast.bench.stage.Stage;
import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.PcapFile;
import java.time.Duration;
import java.time.Instant;

/**
 * Master of 255 routers at 10 ms: CPU without a capture, which would be paid in part by the sender;
 * then how even the adverts of every sixteenth router are.
 */
final class BusyMasterScenario implements Scenario {
  private static final Load LOAD = new Load(255, 1, 255, 1);
  private static final Duration INTERVAL = Duration.ofMillis(10);
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Duration CAPTURE = Duration.ofSeconds(5);
  private static final String EVERY_SIXTEENTH = "ip proto 112 and ip[21] & 15 = 1";

  @Override
  public void run(Turn turn) {
    try (Stage stage = new Stage()) {
      Daemon daemon = stage.start(turn.program(), LOAD.config());
      daemon.awaitState(LOAD, "MASTER");
      Pace.pause(WARM_UP);
      Instant begin = Instant.now();
      Usage usage = Usage.start(daemon, LOAD, "tx");
      Pace.pause(WINDOW);
      Usage.Rate rate = usage.stop();
      turn.recorder().window(daemon, "busy-master", begin);
      turn.add(Metric.CPU_MASTER, rate.cpuMs());
      turn.add(Metric.RATE_MASTER, rate.packets());
      Capture capture = stage.capture(EVERY_SIXTEENTH);
      Pace.pause(CAPTURE);
      Instant end = Instant.now();
      Gaps gaps = Gaps.of(PcapFile.read(capture.stop()), INTERVAL, end);
      turn.add(Metric.DEVIATION_P50, gaps.quantileMs(0.5));
      turn.add(Metric.DEVIATION_P99, gaps.quantileMs(0.99));
      turn.add(Metric.DRIFT, gaps.driftPercent());
    }
  }
}
