package io.holdfast.bench;

import io.holdfast.bench.scenario.Row;
import io.holdfast.bench.scenario.Scenarios;
import java.time.Duration;
import java.util.List;

/** What the program tells about itself. Pure. */
final class Usage {
  private static final String TEXT =
      """
      usage: bench/run [--runs N] [--rows NAME,...] [--aged MINUTES] [--profile DIRECTORY]
                       [--json FILE] [--markdown FILE]

      Measures Holdfast, keepalived and the floor (the system calls alone) side by side in network
      namespaces, taking turns, and prints medians, worst values, ratios, targets and verdicts.
        --runs N          runs, 5 by default; about {minutes} a run for all rows
        --rows NAME,...   only these rows; `failover` is every row that begins so
        --aged MINUTES    also the first failover of daemons that have been backups for so long;
                          takes that time once, and some more
        --profile DIR     no figures: Holdfast once in each row, and a table of where its processor
                          time went in DIR/ROW.txt, with the recording in DIR/ROW.jfr
        --json FILE       every value, by the schema of docs/performance.md; bench/chart draws it
        --markdown FILE   the table
      Needs root and a quiet machine. Exit status: 0 if everything was measured and no target
      missed by more than noise; 1 if not; 2 for wrong words.

      rows, with the seconds that they take in each run:
      """;

  private Usage() {}

  /** Everything. */
  static String text() {
    List<Row> rows = Scenarios.all();
    StringBuilder text = new StringBuilder(TEXT.replace("{minutes}", minutes(seconds(rows))));
    for (Row row : rows) {
      text.append("  %-22s %3d  %s%n".formatted(row.name(), row.seconds(), row.title()));
    }
    return text.toString();
  }

  /** What is going to happen. */
  static String plan(BenchOptions options, List<Row> rows) {
    int seconds = options.runs() * seconds(rows) + options.agedMinutes() * 60;
    return "bench: %d rows, %d runs, about %s%n"
        .formatted(rows.size(), options.runs(), minutes(seconds));
  }

  private static int seconds(List<Row> rows) {
    return rows.stream().mapToInt(Row::seconds).sum();
  }

  private static String minutes(int seconds) {
    Duration time = Duration.ofSeconds(seconds);
    return time.toMinutes() == 0
        ? seconds + " s"
        : "%.0f minutes".formatted(Math.ceil(seconds / 60.0));
  }
}
