package io.holdfast.core.vrrp;

/**
 * Skew time and master down interval (RFC 9568 section 6.1, RFC 3768 section 6.1), in the whole
 * microseconds keepalived reckons with, so that both daemons time out at the same moment.
 */
public final class Timers {
  private static final int VERSION_2 = 2;
  private static final long PRIORITY_RANGE = 256;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long NANOS_PER_CENTISECOND = 10_000_000;

  /** 10,000 us in a centisecond, divided by the priority range: 625 / 16. */
  private static final long SKEW_NUMERATOR = 625;

  private static final long SKEW_DENOMINATOR = 16;

  private Timers() {}

  /** An interval in nanoseconds. */
  public static long intervalNanos(int intervalCs) {
    return intervalCs * NANOS_PER_CENTISECOND;
  }

  /**
   * How long a router of some priority lets a better one go first.
   *
   * @param version 2 or 3
   * @param priority 1..255
   * @param intervalCs the master's interval in centiseconds; version 2 always reckons with a second
   */
  public static long skewNanos(int version, int priority, int intervalCs) {
    long rank = PRIORITY_RANGE - priority;
    long micros =
        version == VERSION_2
            ? rank * MICROS_PER_SECOND / PRIORITY_RANGE
            : rank * intervalCs * SKEW_NUMERATOR / SKEW_DENOMINATOR;
    return micros * NANOS_PER_MICRO;
  }

  /**
   * How long it takes the slowest backup to follow a master that stops: its skew time at priority
   * 1.
   */
  public static long longestSkewNanos(int version, int intervalCs) {
    return skewNanos(version, 1, intervalCs);
  }

  /**
   * How long a master may be silent.
   *
   * @param version 2 or 3
   * @param priority 1..255
   * @param intervalCs the master's interval in centiseconds
   * @param downTimerAdverts {@code down_timer_adverts}, 3 in the RFC
   */
  public static long masterDownNanos(
      int version, int priority, int intervalCs, int downTimerAdverts) {
    return downTimerAdverts * intervalNanos(intervalCs) + skewNanos(version, priority, intervalCs);
  }
}
