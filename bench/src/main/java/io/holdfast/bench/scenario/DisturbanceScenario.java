package io.holdfast.bench.scenario;

import io.holdfast.bench.report.Metric;
import io.holdfast.bench.stage.Daemon;
import io.holdfast.bench.stage.Scraper;
import io.holdfast.bench.stage.Sink;
import java.time.Duration;
import java.time.Instant;

/**
 * Adverts every 10 ms while something else goes on, beside the same daemon while nothing does. What
 * keepalived has no counterpart of is measured for Holdfast alone.
 */
final class DisturbanceScenario implements Scenario {
  private static final Duration WINDOW = Duration.ofSeconds(5);
  private static final Duration BLOCKED = Duration.ofSeconds(10);

  @Override
  public void run(Turn turn) {
    try (Disturbed disturbed = Disturbed.start(turn)) {
      disturbed.warmUp();
      Instant begin = Instant.now();
      Disturbed.Picture calm = disturbed.watch(WINDOW);
      turn.add(Metric.CALM_P99, calm.p99Ms());
      turn.add(Metric.CALM_CPU, calm.cpuMs());
      turn.recorder().window(disturbed.daemon(), "calm", begin);
      if (turn.isHoldfast()) {
        turn.attempt("silent client", () -> withClient(turn, disturbed));
        turn.attempt("scrape", () -> withScrape(turn, disturbed));
      }
      turn.attempt("blocked log", () -> withBlockedLog(turn, disturbed));
    }
    withScripts(turn);
  }

  private static void withClient(Turn turn, Disturbed disturbed) {
    Daemon daemon = disturbed.daemon();
    try (SilentClient client =
        SilentClient.connect(daemon.directory().resolve("keepalived.sock"))) {
      client.ask();
      turn.add(Metric.CLIENT_P99, disturbed.watch(WINDOW).p99Ms());
    }
  }

  private static void withScrape(Turn turn, Disturbed disturbed) {
    try (Scraper _ = disturbed.scrape()) {
      turn.add(Metric.SCRAPE_P99, disturbed.watch(WINDOW).p99Ms());
    }
  }

  private static void withBlockedLog(Turn turn, Disturbed disturbed) {
    Sink sink = disturbed.daemon().sink();
    turn.add(Metric.LOG_P99, disturbed.watch(BLOCKED, sink::block).p99Ms());
    sink.unblock();
  }

  private static void withScripts(Turn turn) {
    try (Disturbed disturbed = Disturbed.startWithScripts(turn)) {
      disturbed.warmUp();
      Instant begin = Instant.now();
      Disturbed.Picture busy = disturbed.watch(WINDOW);
      turn.add(Metric.SCRIPTS_P99, busy.p99Ms());
      turn.add(Metric.SCRIPTS_CPU, busy.cpuMs());
      turn.add(Metric.SCRIPTS_CPU_ALL, busy.cpuWithScriptsMs());
      turn.recorder().window(disturbed.daemon(), "scripts", begin);
    }
  }
}
