package io.holdfast.core.vrrp;

/**
 * How long to wait before something that failed is tried again: longer each time, short again after
 * it worked for a while.
 */
final class Backoff {
  /** Short: an address or a right may be there in a moment. */
  static final long FIRST_NANOS = 250_000_000L;

  /** Bounded: whoever mends the cause waits for this long. */
  static final long LAST_NANOS = 1_000_000_000L;

  /** What worked for so long has failed anew. */
  static final long CALM_NANOS = 30_000_000_000L;

  private long delayNanos;
  private long calmAfterNanos = Long.MIN_VALUE;

  /** Whether nothing has failed lately. */
  boolean isCalm(long nowNanos) {
    return nowNanos >= calmAfterNanos;
  }

  /** It failed: returns how long to wait, in nanoseconds. */
  long next(long nowNanos) {
    delayNanos = isCalm(nowNanos) ? FIRST_NANOS : Math.min(2 * delayNanos, LAST_NANOS);
    calmAfterNanos = nowNanos + delayNanos + CALM_NANOS;
    return delayNanos;
  }
}
