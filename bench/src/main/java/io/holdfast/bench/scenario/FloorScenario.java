package io.holdfast.bench.scenario;

import io.holdfast.bench.report.Metric;
import io.holdfast.bench.stage.Load;
import io.holdfast.bench.stage.Pace;
import io.holdfast.bench.stage.Stage;
import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.CapturedFrame;
import io.holdfast.daemon.lab.LabException;
import io.holdfast.daemon.lab.PcapFile;
import io.holdfast.wire.ip.IpAddress;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the kernel alone needs for a failover: {@code bench/floor.c}, from before its first system
 * call to the last announcement on the wire.
 */
final class FloorScenario implements Scenario {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final int POLLS = 40;

  private final Load load;
  private final Metric metric;

  FloorScenario(FailoverRow row) {
    load = row.load();
    metric = row.announced();
  }

  @Override
  public void run(Turn turn) {
    try (Stage stage = new Stage()) {
      Capture capture = stage.capture("ip proto 112 or arp");
      String output = runProgram(stage, turn.floor());
      Instant start = instant(new BigDecimal(output.strip()));
      turn.add(metric, Duration.between(start, lastAnnouncement(capture)));
    }
  }

  private String runProgram(Stage stage, Path program) {
    String routers = Integer.toString(load.routers());
    String addressesEach = Integer.toString(load.addressesEach());
    return stage
        .host()
        .run(program.toString(), Load.INTERFACE, routers, addressesEach)
        .orThrow()
        .output();
  }

  static Instant instant(BigDecimal seconds) {
    BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
    return Instant.ofEpochSecond(parts[0].longValue(), parts[1].movePointRight(9).longValue());
  }

  private Instant lastAnnouncement(Capture capture) {
    int wanted = load.routers() * load.addressesEach();
    for (int poll = 0; poll < POLLS; poll++) {
      Pace.pause(POLL);
      Map<IpAddress, Instant> first = announcements(PcapFile.read(capture.file()));
      if (first.size() >= wanted) {
        return first.values().stream().max(Instant::compareTo).orElseThrow();
      }
    }
    throw new LabException("the capture has not every announcement");
  }

  private static Map<IpAddress, Instant> announcements(List<CapturedFrame> frames) {
    Map<IpAddress, Instant> first = new HashMap<>();
    for (CapturedFrame frame : frames) {
      if (frame.isAnnouncement()) {
        first.putIfAbsent(frame.announced(), frame.at());
      }
    }
    return first;
  }
}
