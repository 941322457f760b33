package io.holdfast.bench;

import io.holdfast.bench.report.JsonReport;
import io.holdfast.bench.report.Judge;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.report.Results;
import io.holdfast.bench.scenario.Row;
import io.holdfast.bench.scenario.Scenarios;
import io.holdfast.daemon.lab.Lab;
import io.holdfast.daemon.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the measurements and prints what came of them. */
public final class Bench {
  private Bench() {}

  /** The program; see {@link Usage} for its words and its exit codes. */
  public static void main(String[] arguments) throws IOException {
    if (List.of(arguments).contains("--help")) {
      System.out.print(Usage.text());
      return;
    }
    try {
      System.exit(run(BenchOptions.parse(arguments)));
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.err.print(Usage.text());
      System.exit(2);
    } catch (LabException | UncheckedIOException e) {
      // An interrupt from the terminal also ends the programs that are waited for.
      System.err.println("bench: stopped: " + e.getMessage());
      System.exit(1);
    }
  }

  private static int run(BenchOptions options) throws IOException {
    List<Row> rows = Scenarios.all().stream().filter(row -> options.wants(row.name())).toList();
    if (rows.isEmpty() && options.agedMinutes() == 0) {
      throw new IllegalArgumentException("no row is called one of " + options.rows());
    }
    Path home = Path.of(System.getProperty("holdfast.home", "")).toAbsolutePath();
    Lab.sweep();
    Campaign campaign = new Campaign(options, rows, home);
    if (!options.profileDirectory().isEmpty()) {
      Path directory = Files.createDirectories(Path.of(options.profileDirectory()));
      return conclude(campaign.profile(directory).failures(), List.of());
    }
    System.out.print(Usage.plan(options, rows));
    Results results = campaign.measure();
    Report report = new Report(results);
    System.out.println();
    System.out.print(report.table());
    write(options.jsonFile(), new JsonReport(results, About.host()).json());
    write(options.markdownFile(), report.markdown());
    return conclude(results.failures(), new Judge(results).misses());
  }

  private static int conclude(List<String> failures, List<String> misses) {
    failures.forEach(failure -> System.out.println("not measured: " + failure));
    misses.forEach(miss -> System.out.println("missed: " + miss));
    if (failures.isEmpty() && misses.isEmpty()) {
      System.out.println("bench: everything measured, no target missed by more than noise");
      return 0;
    }
    System.out.printf(
        "bench: FAILED: %d targets missed by more than noise, %d measurements failed%n",
        misses.size(), failures.size());
    return 1;
  }

  private static void write(String file, String text) throws IOException {
    if (!file.isEmpty()) {
      Files.writeString(Path.of(file), text);
    }
  }
}
