package io.holdfast.bench;

import java.util.List;

/**
 * What the user asked for.
 *
 * @param runs how often everything is measured for each contender, at least 1
 * @param rows which rows: those called so, or so and then a dash; empty for all
 * @param agedMinutes after how many minutes as a backup one more failover is measured; 0 for none
 * @param profileDirectory where profiles go instead of figures; empty for figures
 * @param jsonFile where every single value goes; empty for nowhere
 * @param markdownFile where the table goes; empty for nowhere
 */
record BenchOptions(
    int runs,
    List<String> rows,
    int agedMinutes,
    String profileDirectory,
    String jsonFile,
    String markdownFile) {
  static final BenchOptions DEFAULT = new BenchOptions(5, List.of(), 0, "", "", "");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static BenchOptions parse(String... arguments) {
    BenchOptions options = DEFAULT;
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException("no value after " + arguments[i]);
      }
      options = options.with(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  /** Whether a row was asked for. */
  boolean wants(String row) {
    return rows.isEmpty() || rows.stream().anyMatch(name -> isOf(row, name));
  }

  private static boolean isOf(String row, String name) {
    return row.equals(name) || row.startsWith(name + "-");
  }

  private BenchOptions with(String name, String value) {
    return switch (name) {
      case "--runs" -> withRuns(number(name, value));
      case "--rows" -> withRows(List.of(value.split(",", -1)));
      case "--aged" -> withAge(number(name, value));
      case "--profile" -> withProfile(value);
      case "--json" -> withFiles(value, markdownFile);
      case "--markdown" -> withFiles(jsonFile, value);
      default -> throw new IllegalArgumentException("unknown option " + name);
    };
  }

  private BenchOptions withRuns(int value) {
    return new BenchOptions(value, rows, agedMinutes, profileDirectory, jsonFile, markdownFile);
  }

  private BenchOptions withRows(List<String> value) {
    return new BenchOptions(runs, value, agedMinutes, profileDirectory, jsonFile, markdownFile);
  }

  private BenchOptions withAge(int value) {
    return new BenchOptions(runs, rows, value, profileDirectory, jsonFile, markdownFile);
  }

  private BenchOptions withProfile(String value) {
    return new BenchOptions(runs, rows, agedMinutes, value, jsonFile, markdownFile);
  }

  private BenchOptions withFiles(String json, String markdown) {
    return new BenchOptions(runs, rows, agedMinutes, profileDirectory, json, markdown);
  }

  private static int number(String name, String value) {
    if (!value.matches("[1-9]\\d{0,2}")) {
      throw new IllegalArgumentException(name + " wants a number from 1 to 999, not " + value);
    }
    return Integer.parseInt(value);
  }
}
