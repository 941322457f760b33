package io.holdfast.bench.scenario;

import io.holdfast.bench.stage.Daemon;
import io.holdfast.bench.stage.Load;

/**
 * Processor time and packets since a moment. Immutable.
 *
 * @param direction tx or rx
 */
record Usage(Daemon daemon, Load load, String direction, double cpuMs, long packets, long nanos) {
  private static final double NANOS = 1e9;

  /**
   * What a second took.
   *
   * @param cpuMs processor time in milliseconds
   * @param packets sent or received
   */
  record Rate(double cpuMs, double packets) {}

  static Usage start(Daemon daemon, Load load, String direction) {
    long packets = daemon.packets(direction, load);
    return new Usage(daemon, load, direction, daemon.cpuMs(), packets, System.nanoTime());
  }

  /** What it took from then until now. */
  Rate stop() {
    double seconds = (System.nanoTime() - nanos) / NANOS;
    double spent = daemon.cpuMs() - cpuMs;
    return new Rate(spent / seconds, (daemon.packets(direction, load) - packets) / seconds);
  }
}
