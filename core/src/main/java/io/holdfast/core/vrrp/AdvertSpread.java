package io.holdfast.core.vrrp;

import io.holdfast.core.timer.Timer;

/**
 * Spreads the adverts of many masters over their interval. Masters that began at the same moment
 * would send in one burst for ever: the last of a burst waits for all others, by a time that is
 * never the same, and the receive buffer of a peer holds some 270 adverts by default. The first
 * {@link #CROWD} keep their time; of those behind them each further group sends its next advert
 * sooner than its interval asks for, and at its own time from then on. Sooner is always safe: no
 * backup waits longer.
 *
 * <p>Which group goes where is the bit-reversed order (van der Corput): halves, quarters, eighths.
 * So any number of groups is spread about evenly, and the number need not be known. Masters of one
 * moment are those whose adverts were due at the same nanosecond.
 */
public final class AdvertSpread {
  /** So many adverts in one burst disturb nobody, and share a system call. */
  static final int CROWD = 32;

  private long momentNanos = Long.MIN_VALUE;
  private int masters;

  /** Creates one that has seen nobody. */
  public AdvertSpread() {}

  /**
   * When a master sends again that has sent only once at its time: within an interval from now.
   *
   * @param deadlineNanos when the advert was due that is sent now
   * @param intervalNanos between two of its adverts
   */
  long nextNanos(long deadlineNanos, long intervalNanos, long nowNanos) {
    if (deadlineNanos != momentNanos) {
      momentNanos = deadlineNanos;
      masters = 0;
    }
    int group = masters++ / CROWD;
    long sooner = Math.unsignedMultiplyHigh(intervalNanos, Long.reverse(group));
    return Timer.nextSlot(deadlineNanos - sooner, intervalNanos, nowNanos);
  }
}
