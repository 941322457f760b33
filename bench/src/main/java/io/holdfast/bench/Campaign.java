package io.holdfast.bench;

import io.holdfast.bench.profile.FlightRecorder;
import io.holdfast.bench.profile.Recorder;
import io.holdfast.bench.report.Contender;
import io.holdfast.bench.report.Results;
import io.holdfast.bench.scenario.AgedFailovers;
import io.holdfast.bench.scenario.Row;
import io.holdfast.bench.scenario.Turn;
import io.holdfast.daemon.lab.LabException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** All runs of the wanted rows. One thread at a time. */
final class Campaign {
  private final BenchOptions options;
  private final List<Row> rows;
  private final Path home;
  private final Results results = new Results();

  Campaign(BenchOptions options, List<Row> rows, Path home) {
    this.options = options;
    this.rows = rows;
    this.home = home;
  }

  /** Measures. */
  Results measure() {
    for (int run = 1; run <= options.runs(); run++) {
      System.out.printf("run %d of %d%n", run, options.runs());
      results.startRun(run);
      for (Row row : rows) {
        turns(run).stream()
            .filter(row.contenders()::contains)
            .forEach(contender -> attempt(row, turn(contender, Recorder.NONE)));
      }
    }
    if (options.agedMinutes() > 0) {
      measureAged(Duration.ofMinutes(options.agedMinutes()));
    }
    return results;
  }

  /** Lets Holdfast alone run once in each row, and has it recorded. */
  Results profile(Path directory) {
    Recorder recorder = new FlightRecorder(directory);
    rows.stream()
        .filter(row -> row.contenders().contains(Contender.HOLDFAST))
        .forEach(row -> attempt(row, turn(Contender.HOLDFAST, recorder)));
    return results;
  }

  /** Who goes first changes from run to run. */
  private static List<Contender> turns(int run) {
    return run % 2 == 1
        ? List.of(Contender.HOLDFAST, Contender.KEEPALIVED, Contender.FLOOR)
        : List.of(Contender.KEEPALIVED, Contender.HOLDFAST, Contender.FLOOR);
  }

  private Turn turn(Contender contender, Recorder recorder) {
    return new Turn(contender, home, home.resolve("bench/target/floor"), results, recorder);
  }

  private void attempt(Row row, Turn turn) {
    String title = turn.contender().title();
    System.out.printf("  %-10s %s%n", title, row.name());
    try {
      row.scenario().run(turn);
    } catch (LabException | UncheckedIOException e) {
      results.addFailure(turn.contender(), row.name(), String.valueOf(e.getMessage()));
      System.out.printf("  %-10s %s failed: %s%n", title, row.name(), e.getMessage());
    }
  }

  private void measureAged(Duration age) {
    System.out.printf("failovers after %d minutes%n", age.toMinutes());
    try (AgedFailovers failovers = new AgedFailovers()) {
      for (int run = 1; run <= options.runs(); run++) {
        for (Contender contender : turns(run).subList(0, 2)) {
          failovers.add(run, turn(contender, Recorder.NONE));
        }
      }
      failovers.finish(age);
    }
  }
}
