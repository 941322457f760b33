package io.holdfast.linux.event;

/**
 * Nanoseconds of {@code CLOCK_MONOTONIC}, the clock of timerfd and of every deadline.
 *
 * <p>On Linux that is what {@link System#nanoTime()} reads; a test holds it to this. Usable from
 * any thread.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/clock_gettime.2.html">clock_gettime(2)</a>
 */
public final class MonotonicClock {
  private MonotonicClock() {}

  /** Returns the time since boot, without time asleep, in nanoseconds. */
  public static long nanos() {
    return System.nanoTime();
  }
}
