package io.holdfast.bench.report;

import java.util.Locale;

/** How values of a metric are written. */
public enum Unit {
  MILLISECONDS("ms", "%.2f"),
  CPU("ms/s", "%.0f"),
  RATE("/s", "%.0f"),
  MEMORY("MiB", "%.1f"),
  TIMES("times", "%.0f"),
  PERCENT("%", "%.3f");

  private final String symbol;
  private final String format;

  Unit(String symbol, String format) {
    this.symbol = symbol;
    this.format = format;
  }

  /** The symbol behind a number. */
  public String symbol() {
    return symbol;
  }

  /** A value with its symbol; a dash for NaN. */
  public String text(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value) + " " + symbol;
  }
}
