package io.holdfast.bench;

/**
 * What the user asked for.
 *
 * @param runs how often everything is measured for each contender, at least 1
 * @param jsonFile where every single value goes; empty for nowhere
 * @param markdownFile where the table goes; empty for nowhere
 * @param only which measurements: those whose name contains this; empty for all
 */
record BenchOptions(int runs, String jsonFile, String markdownFile, String only) {
  private static final int DEFAULT_RUNS = 5;

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static BenchOptions parse(String... arguments) {
    BenchOptions options = new BenchOptions(DEFAULT_RUNS, "", "", "");
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException("no value after " + arguments[i]);
      }
      options = options.with(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  private BenchOptions with(String name, String value) {
    return switch (name) {
      case "--runs" -> new BenchOptions(parseRuns(value), jsonFile, markdownFile, only);
      case "--json" -> new BenchOptions(runs, value, markdownFile, only);
      case "--markdown" -> new BenchOptions(runs, jsonFile, value, only);
      case "--only" -> new BenchOptions(runs, jsonFile, markdownFile, value);
      default -> throw new IllegalArgumentException("unknown option " + name);
    };
  }

  private static int parseRuns(String value) {
    if (!value.matches("[1-9]\\d{0,2}")) {
      throw new IllegalArgumentException("--runs wants a number from 1 to 999, not " + value);
    }
    return Integer.parseInt(value);
  }
}
