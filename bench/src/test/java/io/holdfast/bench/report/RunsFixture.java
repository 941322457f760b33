package io.holdfast.bench.report;

/** Results of several runs, value by value. */
final class RunsFixture {
  private final Results results = new Results();

  /** Adds the values of a contender, one for each run from the first on. */
  RunsFixture with(Contender contender, Metric metric, double... values) {
    for (int run = 1; run <= values.length; run++) {
      results.startRun(run);
      results.add(contender, metric, values[run - 1]);
    }
    return this;
  }

  Results results() {
    return results;
  }
}
