package io.holdfast.daemon.metrics;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/**
 * Writes the text format of Prometheus, version 0.0.4. For one thread.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">the format</a>
 */
final class Exposition {
  /** The type of the text, for HTTP. */
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final int NANO_DIGITS = 9;

  private final StringBuilder out = new StringBuilder();
  private String family = "";

  /** What the numbers of a family mean. */
  enum MetricType {
    COUNTER,
    GAUGE
  }

  /** Begins a family; the samples that follow belong to it. */
  Exposition family(String name, MetricType type, String help) {
    family = name;
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ');
    out.append(type == MetricType.COUNTER ? "counter" : "gauge").append('\n');
    return this;
  }

  /** A counter of the daemon as a whole. */
  void counter(String name, String help, long value) {
    family(name, MetricType.COUNTER, help).sample(Labels.NONE, value);
  }

  /** A gauge of the daemon as a whole. */
  void gauge(String name, String help, long value) {
    family(name, MetricType.GAUGE, help).sample(Labels.NONE, value);
  }

  /** A sample of the family. */
  void sample(Labels labels, long value) {
    out.append(family).append(labels).append(' ').append(value).append('\n');
  }

  /** A sample in seconds. */
  void seconds(Labels labels, long nanos) {
    String value = BigDecimal.valueOf(nanos, NANO_DIGITS).stripTrailingZeros().toPlainString();
    out.append(family).append(labels).append(' ').append(value).append('\n');
  }

  /** A moment as a sample in seconds since 1970. */
  void moment(Labels labels, long wallMillis) {
    seconds(labels, TimeUnit.MILLISECONDS.toNanos(wallMillis));
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
