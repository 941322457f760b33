package io.holdfast.bench.scenario;

import io.holdfast.bench.report.Metric;
import io.holdfast.bench.stage.Daemon;
import io.holdfast.bench.stage.Load;
import io.holdfast.bench.stage.Pace;
import io.holdfast.bench.stage.Stage;
import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.CapturedFrame;
import io.holdfast.daemon.lab.LabException;
import io.holdfast.daemon.lab.PcapFile;
import java.time.Duration;
import java.time.Instant;

/** From the command to the first advert of one router, and its memory once it is at rest. */
final class StartScenario implements Scenario {
  private static final Load LOAD = new Load(1, 1, 255, 100);
  private static final Duration REST = Duration.ofSeconds(3);

  @Override
  public void run(Turn turn) {
    try (Stage stage = new Stage()) {
      Capture capture = stage.capture("ip proto 112");
      Daemon daemon = stage.start(turn.program(), LOAD.config());
      daemon.awaitState(LOAD, "MASTER");
      turn.recorder().window(daemon, "start", daemon.started());
      Pace.pause(REST);
      turn.add(Metric.RSS_1, daemon.memoryMiB("Rss"));
      turn.add(Metric.PSS_1, daemon.memoryMiB("Pss"));
      turn.add(Metric.START, Duration.between(daemon.started(), firstAdvert(capture)));
    }
  }

  private static Instant firstAdvert(Capture capture) {
    return PcapFile.read(capture.stop()).stream()
        .filter(CapturedFrame::isAdvert)
        .map(CapturedFrame::at)
        .findFirst()
        .orElseThrow(() -> new LabException("no advert"));
  }
}
