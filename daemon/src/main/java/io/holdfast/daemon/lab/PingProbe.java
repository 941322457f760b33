package io.holdfast.daemon.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A client that pings an address without a break, by the system's {@code ping}, and can say for how
 * long it went without an answer. Safe for use by any number of threads.
 */
public final class PingProbe implements AutoCloseable {
  private final HostProcess ping;

  private PingProbe(HostProcess ping) {
    this.ping = ping;
  }

  /**
   * Starts to ping.
   *
   * @param interval time between two pings; also the resolution of what is measured
   */
  public static PingProbe start(Host client, String target, Duration interval) {
    String seconds = String.format(Locale.ROOT, "%.3f", interval.toNanos() / 1e9);
    return new PingProbe(client.start("ping", "-n", "-D", "-i", seconds, target));
  }

  /**
   * Waits for the next answers.
   *
   * @param count how many answers, counted from now
   * @return when the first of them was read
   * @throws LabException if they do not come within {@code limit} each
   */
  public Instant awaitReplies(int count, Duration limit) {
    LogLine first = ping.log().awaitLine(ping.log().size(), PingReplies.REPLY, limit);
    LogLine latest = first;
    for (int seen = 1; seen < count; seen++) {
      latest = ping.log().awaitLine(latest.index() + 1, PingReplies.REPLY, limit);
    }
    return first.at();
  }

  /**
   * What the client missed between {@code from} and now. Two answers at least must have come since
   * then; pings without an answer after the last one do not count yet.
   */
  public Outage outageSince(Instant from) {
    return PingReplies.parse(ping.log().linesFrom(0)).outageSince(from);
  }

  /** Stops to ping. */
  @Override
  public void close() {
    ping.close();
  }
}
