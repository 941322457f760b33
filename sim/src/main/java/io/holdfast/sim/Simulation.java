package io.holdfast.sim;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.LongStream;

/** The command {@code holdfast simulate}: runs one seed or a range of them. */
public final class Simulation {
  /** Every property held. */
  public static final int EXIT_PASSED = 0;

  /** Some seed failed. */
  public static final int EXIT_FAILED = 1;

  /** The arguments make no sense. */
  public static final int EXIT_USAGE = 2;

  private static final String USAGE =
      """
      usage: holdfast simulate [--seed N | --seeds FROM..TO] [--timeline]
        --seed N          run one seed; a failing one is told with as few faults as it needs
        --seeds FROM..TO  run all seeds from FROM to TO (default 1..2000), tell the first failure
        --timeline        tell the whole story of --seed N, also when every property held
      """;

  private static final double NANOS_PER_SECOND = 1e9;

  private Simulation() {}

  /**
   * Runs the command.
   *
   * @param arguments without the word {@code simulate}
   * @param out where everything is printed
   * @return exit code
   */
  public static int run(List<String> arguments, PrintStream out) {
    SimulationOptions options = SimulationOptions.parse(arguments);
    if (options == null) {
      out.print(USAGE);
      return EXIT_USAGE;
    }
    return options.isSingle() ? runOne(options, out) : runAll(options, out);
  }

  /**
   * Runs a range of seeds, on all processors.
   *
   * @param first first seed
   * @param last last seed
   * @return the failing ones, by seed, each with its timeline
   */
  public static List<SimulationResult> failures(long first, long last) {
    SimulationRunner runner = new SimulationRunner();
    return LongStream.rangeClosed(first, last)
        .parallel()
        .mapToObj(runner::run)
        .filter(result -> !result.passed())
        .toList();
  }

  private static int runOne(SimulationOptions options, PrintStream out) {
    SimulationRunner runner = new SimulationRunner();
    SimulationResult result =
        options.timeline() ? runner.replay(options.first()) : runner.run(options.first());
    print(result, out);
    return result.passed() ? EXIT_PASSED : EXIT_FAILED;
  }

  private static int runAll(SimulationOptions options, PrintStream out) {
    long began = System.nanoTime();
    List<SimulationResult> failures = failures(options.first(), options.last());
    double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
    long count = options.last() - options.first() + 1;
    out.printf("%d seeds, %d failed, %.1f s%n", count, failures.size(), seconds);
    if (failures.isEmpty()) {
      return EXIT_PASSED;
    }
    print(failures.getFirst(), out);
    for (SimulationResult failure : failures) {
      out.println("seed " + failure.seed() + ": " + failure.violation());
    }
    return EXIT_FAILED;
  }

  private static void print(SimulationResult result, PrintStream out) {
    out.print(result.timeline());
    out.println(
        result.passed()
            ? "seed " + result.seed() + ": every property held"
            : "seed " + result.seed() + ": " + result.violation());
  }
}
