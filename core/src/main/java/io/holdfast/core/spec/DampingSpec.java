package io.holdfast.core.spec;

/**
 * How long a change of a tracker must last before it counts, bad and good news apart ({@code
 * @holdfast hold_set}, {@code @holdfast hold_clear}; of an interface {@code
 * interface_up_down_delays}).
 *
 * @param tracker the tracker; what it says counts late for everyone who tracks it
 * @param holdSetNanos how long a failure must last, in nanoseconds, 0 to count at once
 * @param holdClearNanos how long the recovery must last, in nanoseconds, 0 to count at once
 */
public record DampingSpec(TrackerName tracker, long holdSetNanos, long holdClearNanos) {
  private static final long NANOS_IN_CS = 10_000_000;
  private static final long NANOS_IN_MICRO = 1000;

  /** The skew of the highest priority is this part of the advert interval, RFC 9568 section 6.1. */
  private static final long SKEW_PARTS = 256;

  /**
   * The longest delay of an interface that adverts over it can bear, in nanoseconds, to the
   * microsecond below: a master whose link is gone has to know it before a backup takes over.
   *
   * @param downTimerAdverts how many adverts may be missed, 1 to 100
   * @param intervalCs the time between them, in centiseconds
   */
  public static long bearableNanos(int downTimerAdverts, int intervalCs) {
    long interval = intervalCs * NANOS_IN_CS;
    long skew = interval / NANOS_IN_MICRO / SKEW_PARTS * NANOS_IN_MICRO;
    return downTimerAdverts == 1 ? 0 : (downTimerAdverts - 1) * interval - skew;
  }

  /** The same tracker with delays that are not longer than a limit, in nanoseconds. */
  public DampingSpec within(long limitNanos) {
    return new DampingSpec(
        tracker, Math.min(holdSetNanos, limitNanos), Math.min(holdClearNanos, limitNanos));
  }
}
