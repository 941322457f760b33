package io.holdfast.bench.scenario;

import io.holdfast.bench.stage.Pace;
import io.holdfast.daemon.lab.LabException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The first failover of processes that have been backups for long: all of them wait at the same
 * time, each on hosts of its own, and then fail over one after another. One thread at a time.
 */
public final class AgedFailovers implements AutoCloseable {
  private record Waiting(int run, Turn turn, Trial trial) {}

  private final List<Waiting> waiting = new CopyOnWriteArrayList<>();
  private final List<Trial> all = new ArrayList<>();
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("bench-beats").factory());

  /** Begins to send the adverts of the masters of those that will be added. */
  public AgedFailovers() {
    var unused = beats.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.SECONDS);
  }

  private void beat() {
    waiting.forEach(each -> each.trial().beat());
  }

  /** Starts the daemons of a turn. */
  public void add(int run, Turn turn) {
    Trial trial = new Trial(turn, FailoverRow.AGED);
    all.add(trial);
    waiting.add(new Waiting(run, turn, trial));
  }

  /** Waits, then lets the masters fall silent one after another. */
  public void finish(Duration age) {
    Pace.pause(age);
    for (Waiting next : waiting) {
      waiting.remove(next);
      next.turn().results().startRun(next.run());
      try {
        next.trial().finish();
      } catch (LabException e) {
        String why = String.valueOf(e.getMessage());
        next.turn().results().addFailure(next.turn().contender(), "aged failover", why);
      }
    }
  }

  @Override
  public void close() {
    beats.shutdownNow();
    all.forEach(Trial::close);
  }
}
