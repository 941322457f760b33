package io.holdfast.wire.vrrp;

/**
 * The numbers of {@link HmacTrailer}: seconds of UTC in the high 32 bits, then 1/65536 seconds,
 * then a counter. They grow with every advert, also while the clock stands still or is set back.
 * Compared as serial numbers (RFC 1982), so they may wrap. Not thread safe.
 */
public final class TrailerSequence {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int FRACTION_BITS = 16;

  private long last;

  /** Makes one that has counted nothing. */
  public TrailerSequence() {}

  /**
   * Returns the next number.
   *
   * @param utcNanos nanoseconds since 1970
   * @param windowSeconds how far ahead of the clock receivers bear; a number beyond that, left by a
   *     clock that was wrong, is given up; 0 where nobody compares with the clock
   */
  public long next(long utcNanos, int windowSeconds) {
    long clock = ofClock(utcNanos);
    boolean isStranded = windowSeconds > 0 && seconds(last) - seconds(clock) > windowSeconds;
    last = isAfter(clock, last) || isStranded ? clock : last + 1;
    return last;
  }

  /** Returns the number of a moment, counter 0. */
  public static long ofClock(long utcNanos) {
    long seconds = utcNanos / NANOS_PER_SECOND;
    long fraction = ((utcNanos % NANOS_PER_SECOND) << FRACTION_BITS) / NANOS_PER_SECOND;
    return seconds << Integer.SIZE | fraction << FRACTION_BITS;
  }

  /** Returns the seconds in a number, 32 bits that wrap. */
  public static int seconds(long sequence) {
    return (int) (sequence >>> Integer.SIZE);
  }

  /** Returns whether a number comes after another. */
  public static boolean isAfter(long sequence, long other) {
    return sequence - other > 0;
  }
}
