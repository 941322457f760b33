package io.holdfast.bench.scenario;

import io.holdfast.bench.report.Metric;
import io.holdfast.bench.stage.AddressMonitor;
import io.holdfast.bench.stage.Beats;
import io.holdfast.bench.stage.Daemon;
import io.holdfast.bench.stage.FakeMaster;
import io.holdfast.bench.stage.Load;
import io.holdfast.bench.stage.Pace;
import io.holdfast.bench.stage.Stage;
import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.LabException;
import java.time.Duration;
import java.util.Optional;

/**
 * A failover that is prepared and then happens: a contender, a lower backup beside it, which runs
 * the same program, and the master that both hear until it falls silent. One thread at a time.
 */
final class Trial implements AutoCloseable {
  private static final int LOWER_PRIORITY = 50;
  private static final String BACKUP = "BACKUP";
  private static final String TAKEN_OVER = "Entering MASTER STATE";
  private static final Duration AFTERMATH = Duration.ofMillis(500);

  private final Turn turn;
  private final FailoverRow row;
  private final Stage stage = new Stage();
  private final Capture capture;
  private final Optional<AddressMonitor> monitor;
  private final Beats beats;
  private final Daemon daemon;
  private final Daemon lower;

  /** Starts both daemons. */
  Trial(Turn turn, FailoverRow row) {
    this.turn = turn;
    this.row = row;
    Load load = row.load();
    Host lowerHost = stage.addLower();
    capture = stage.captureExcept(lowerHost);
    monitor = row.address().map(metric -> AddressMonitor.start(stage.host()));
    beats = new Beats(new FakeMaster(stage.peer(), load, 1));
    daemon = stage.start(turn.program(), load.config());
    lower = stage.startLower(lowerHost, turn.program(), load.withPriority(LOWER_PRIORITY).config());
  }

  /** Returns when all routers of both daemons are backups. */
  void awaitBackups() {
    daemon.awaitState(row.load(), BACKUP);
    lower.awaitState(row.load(), BACKUP);
  }

  /** Silences the master, waits for the failover, and adds its figures to the turn. */
  void finish() {
    Load load = row.load();
    beats.stop();
    if (daemon.countLines(TAKEN_OVER) > 0) {
      throw new LabException("the backup took over while its master was alive");
    }
    daemon.awaitState(load, "MASTER");
    Failover failover = Failover.await(capture, load);
    turn.add(row.advert(), failover.lastAdvert());
    turn.add(row.announced(), failover.lastAnnouncement());
    if (row.address().isPresent() && monitor.isPresent()) {
      Duration up =
          Duration.between(
              failover.lastExpiry(), monitor.get().await(load.addresses(0).getFirst()));
      turn.add(row.address().get(), up);
    }
    turn.recorder().window(daemon, row.name(), failover.lastExpiry());
    Pace.pause(AFTERMATH);
    if (row.lower().isPresent()) {
      turn.add(row.lower().get(), lower.countLines(TAKEN_OVER));
    }
    if (row.advert() == Metric.ADVERT_255) {
      turn.add(Metric.RSS_255, daemon.memoryMiB("Rss"));
      turn.add(Metric.PSS_255, daemon.memoryMiB("Pss"));
    }
  }

  @Override
  public void close() {
    beats.close();
    stage.close();
  }
}
