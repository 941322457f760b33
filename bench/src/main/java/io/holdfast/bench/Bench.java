package io.holdfast.bench;

import io.holdfast.daemon.lab.Lab;
import io.holdfast.daemon.lab.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the measurements and prints what came of them. */
public final class Bench {
  private static final String USAGE =
      """
      usage: bench/run [--runs N] [--only TEXT] [--json FILE] [--markdown FILE]

      Measures Holdfast and keepalived side by side, N times each (5 by default), taking turns.
      --only runs what has TEXT in its name, such as start, failover or busy.
      Needs root. Takes about two minutes a run.
      """;

  private Bench() {}

  /** The program: exit code 0 if everything could be measured, 1 if not, 2 for a wrong call. */
  public static void main(String[] arguments) throws IOException {
    BenchOptions options;
    try {
      options = BenchOptions.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
      return;
    }
    Path home = Path.of(System.getProperty("holdfast.home", "")).toAbsolutePath();
    Lab.sweep();
    // Builds what is not built yet, so that no measurement does.
    Shell.run(List.of(Contender.HOLDFAST.program(home), "-v")).orThrow();
    Results results = measure(options, home);
    if (results.isEmpty()) {
      System.err.println("bench: no measurement has '" + options.only() + "' in its name");
      System.exit(2);
      return;
    }
    Report report = new Report(results);
    System.out.println();
    System.out.print(report.table());
    results.failures().forEach(failure -> System.out.println("not measured: " + failure));
    write(options.jsonFile(), report.json());
    write(options.markdownFile(), report.markdown());
    System.exit(results.failures().isEmpty() ? 0 : 1);
  }

  private static Results measure(BenchOptions options, Path home) {
    Results results = new Results();
    Measurements measurements = new Measurements(home, results, options.only());
    for (int run = 0; run < options.runs(); run++) {
      System.out.printf("run %d of %d%n", run + 1, options.runs());
      boolean oursFirst = run % 2 == 0;
      measurements.runAll(oursFirst ? Contender.HOLDFAST : Contender.KEEPALIVED);
      measurements.runAll(oursFirst ? Contender.KEEPALIVED : Contender.HOLDFAST);
    }
    return results;
  }

  private static void write(String file, String text) throws IOException {
    if (!file.isEmpty()) {
      Files.writeString(Path.of(file), text);
    }
  }
}
