package io.holdfast.bench.scenario;

import io.holdfast.bench.stage.Pace;
import io.holdfast.daemon.lab.LabException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The first failover of processes that have been backups for long: all of them wait at the same
 * time, each on hosts of its own, and then fail over one after another. One thread at a time.
 */
public final class AgedFailovers implements AutoCloseable {
  private record Waiting(int run, Turn turn, Trial trial) {}

  private final List<Waiting> waiting = new ArrayList<>();

  /** Makes an empty list. */
  public AgedFailovers() {}

  /** Starts the daemons of a turn. */
  public void add(int run, Turn turn) {
    waiting.add(new Waiting(run, turn, new Trial(turn, FailoverRow.AGED)));
  }

  /** Waits, then lets the masters fall silent one after another; a failure is noted. */
  public void finish(Duration age) {
    Pace.pause(age);
    for (Waiting next : waiting) {
      next.turn().results().startRun(next.run());
      try {
        next.trial().awaitBackups();
        next.trial().finish();
      } catch (LabException e) {
        String why = String.valueOf(e.getMessage());
        next.turn().results().addFailure(next.turn().contender(), "aged failover", why);
      }
    }
  }

  @Override
  public void close() {
    waiting.forEach(each -> each.trial().close());
  }
}
