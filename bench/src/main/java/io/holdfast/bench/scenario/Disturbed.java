package io.holdfast.bench.scenario;

import io.holdfast.bench.stage.Daemon;
import io.holdfast.bench.stage.FakeMaster;
import io.holdfast.bench.stage.Load;
import io.holdfast.bench.stage.Pace;
import io.holdfast.bench.stage.Scraper;
import io.holdfast.bench.stage.Stage;
import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.PcapFile;
import java.time.Duration;
import java.time.Instant;

/**
 * A daemon with a quick router, whose adverts are watched, and a loud one, which loses and regains
 * the mastership twice a second and has it written to the log. One thread at a time.
 */
final class Disturbed implements AutoCloseable {
  static final String SCRIPTS = scripts();

  /** Each of them runs once a second. */
  private static final int SCRIPT_COUNT = 200;

  private static final Duration INTERVAL = Duration.ofMillis(10);
  private static final Load QUICK = new Load(1, 1, 150, 1);
  private static final Load LOUD = new Load(2, 1, 100, 10);
  private static final int LOUD_ROUTER = 1;
  private static final Duration LOUD_PERIOD = Duration.ofMillis(500);
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final String QUICK_ONLY = "ip proto 112 and src host 172.16.0.2 and ip[21] = 1";

  /**
   * What was seen.
   *
   * @param p99Ms of the deviation of the quick router's gaps, in milliseconds
   * @param cpuMs processor time of the daemon in a second, in milliseconds
   * @param cpuWithScriptsMs the same with that of its scripts
   */
  record Picture(double p99Ms, double cpuMs, double cpuWithScriptsMs) {}

  private final Stage stage = new Stage();
  private final FakeMaster loud = FakeMaster.ofRouter(stage.peer(), LOUD, LOUD_ROUTER);
  private final Daemon daemon;

  private Disturbed(Turn turn, String quick) {
    daemon = stage.startBehindSink(turn.program(), quick + LOUD.config(LOUD_ROUTER));
  }

  /** Starts the daemon; Holdfast serves metrics as well. */
  static Disturbed start(Turn turn) {
    String listen = "@holdfast metrics_listen 127.0.0.1:" + Scraper.PORT;
    return new Disturbed(turn, "global_defs {\n\t" + listen + "\n}\n" + QUICK.config());
  }

  /** The same, whose quick router tracks 200 scripts that run once a second. */
  static Disturbed startWithScripts(Turn turn) {
    String quick = QUICK.config().replaceFirst("\\}\n$", tracked() + "}\n");
    return new Disturbed(turn, scripts() + quick);
  }

  /** Waits until it is master, and some seconds more. */
  void warmUp() {
    daemon.awaitState(QUICK, "MASTER");
    Pace.run(LOUD_PERIOD, WARM_UP, loud::sendAll);
  }

  Daemon daemon() {
    return daemon;
  }

  /** Begins to ask for its metrics every 100 ms. */
  Scraper scrape() {
    return Scraper.start(stage.host());
  }

  /** Watches the adverts for a time. */
  Picture watch(Duration time) {
    return watch(time, () -> {});
  }

  /** As {@link #watch(Duration)}; {@code disturbance} happens first. */
  Picture watch(Duration time, Runnable disturbance) {
    Capture capture = stage.capture(QUICK_ONLY);
    disturbance.run();
    double cpuMs = daemon.cpuMs();
    double allMs = daemon.cpuWithScriptsMs();
    Pace.run(LOUD_PERIOD, time, loud::sendAll);
    double seconds = time.toMillis() / 1e3;
    double spentMs = daemon.cpuMs() - cpuMs;
    double allSpentMs = daemon.cpuWithScriptsMs() - allMs;
    Instant end = Instant.now();
    Gaps gaps = Gaps.of(PcapFile.read(capture.stop()), INTERVAL, end);
    return new Picture(gaps.quantileMs(0.99), spentMs / seconds, allSpentMs / seconds);
  }

  private static String scripts() {
    StringBuilder text =
        new StringBuilder("global_defs {\n\tenable_script_security\n\tscript_user root\n}\n");
    for (int script = 1; script <= SCRIPT_COUNT; script++) {
      text.append("vrrp_script CHECK_").append(script);
      text.append(" {\n\tscript /bin/true\n\tinterval 1\n}\n");
    }
    return text.toString();
  }

  private static String tracked() {
    StringBuilder text = new StringBuilder("\ttrack_script {\n");
    for (int script = 1; script <= SCRIPT_COUNT; script++) {
      text.append("\t\tCHECK_").append(script).append('\n');
    }
    return text.append("\t}\n").toString();
  }

  @Override
  public void close() {
    loud.close();
    stage.close();
  }
}
