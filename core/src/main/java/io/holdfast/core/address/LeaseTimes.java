package io.holdfast.core.address;

/**
 * When leases of one length are renewed. A lease of up to ten seconds three times in its length; of
 * a longer one, which is longer because renewals cost something, the last quarter is kept in
 * reserve. A renewal that fails is tried again three times in that reserve. Immutable.
 *
 * @param seconds the length of a lease, or {@link Leases#NONE}
 */
public record LeaseTimes(int seconds) {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** Of a lease of ten seconds: a daemon that stood still for so long has lost nothing. */
  private static final long ENOUGH_NANOS = 6_600_000_000L;

  private static final long MIN_PAUSE_NANOS = 2_000_000L;
  private static final long MAX_PAUSE_NANOS = 100_000_000L;

  /** A renewal that failed is tried again, and all are through, in this part of the time left. */
  private static final int PARTS = 4;

  /** The shortest lease with so much time between two renewals, for lengths of 10 s and more. */
  public static long secondsFor(long renewalNanos) {
    long nanos = Math.max(renewalNanos + ENOUGH_NANOS, Math.ceilDiv(renewalNanos * 4, 3));
    return Math.ceilDiv(nanos, NANOS_PER_SECOND);
  }

  /** From one renewal to the next. */
  long renewalNanos() {
    return lengthNanos() - reserveNanos();
  }

  /** What is left of a lease when it is renewed. */
  private long reserveNanos() {
    long length = lengthNanos();
    return Math.max(Math.min(length * 2 / 3, ENOUGH_NANOS), length / PARTS);
  }

  /** From a renewal that failed until it is tried again. */
  long retryNanos() {
    return reserveNanos() / PARTS;
  }

  /** How much before its time a lease is renewed with others, to wake up less often. */
  long earlyNanos() {
    return renewalNanos() / 8;
  }

  /**
   * From one slice to the next: all are done in a part of the time there is, also after a stall.
   *
   * @param slices of how many
   */
  long pauseNanos(long slices) {
    long time = Math.min(renewalNanos(), reserveNanos()) / PARTS;
    return Math.clamp(time / Math.max(1, slices), MIN_PAUSE_NANOS, MAX_PAUSE_NANOS);
  }

  /** Whether a lease that should have been renewed at some time is over by now. */
  boolean isOver(long dueNanos, long nowNanos) {
    return nowNanos - dueNanos > reserveNanos();
  }

  private long lengthNanos() {
    return seconds * NANOS_PER_SECOND;
  }
}
