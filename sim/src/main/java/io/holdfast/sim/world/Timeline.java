package io.holdfast.sim.world;

import java.util.ArrayDeque;
import java.util.Locale;

/**
 * What happened, one line an event: time, host, words. Only the last lines are kept, because the
 * cause of a failure stands near its end.
 */
public final class Timeline {
  /** Lines that are kept. */
  public static final int MAX_LINES = 2_000;

  private static final double NANOS_PER_SECOND = 1e9;

  private final ArrayDeque<String> lines = new ArrayDeque<>();
  private final boolean recording;
  private long dropped;

  private Timeline(boolean recording) {
    this.recording = recording;
  }

  /** One that keeps lines. */
  public static Timeline recording() {
    return new Timeline(true);
  }

  /** One that keeps nothing, for speed. */
  public static Timeline silent() {
    return new Timeline(false);
  }

  /** Whether lines are kept; if not, callers need not make them. */
  public boolean isRecording() {
    return recording;
  }

  /**
   * Adds a line.
   *
   * @param atNanos when
   * @param who the host, or what else acted
   * @param what in words
   */
  public void add(long atNanos, String who, String what) {
    if (!recording) {
      return;
    }
    if (lines.size() == MAX_LINES) {
      lines.remove();
      dropped++;
    }
    lines.add(String.format(Locale.ROOT, "%12.6f  %-8s %s", atNanos / NANOS_PER_SECOND, who, what));
  }

  /** All lines, oldest first, each ended by a line feed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    if (dropped > 0) {
      text.append("... ").append(dropped).append(" earlier lines left out\n");
    }
    for (String line : lines) {
      text.append(line).append('\n');
    }
    return text.toString();
  }
}
