package io.holdfast.core.vrrp;

import io.holdfast.core.timer.Timer;

/**
 * Spreads the adverts of many masters over their interval. Masters that began at the same moment
 * would send in one burst for ever: the last of a burst waits for all others, by a time that is
 * never the same, and the receive buffer of a peer holds some 270 adverts by default. The first of
 * them keep their time; of those behind them each further group sends its next advert sooner than
 * its interval asks for, and at its own time from then on. Sooner is always safe: no backup waits
 * longer.
 *
 * <p>Which group goes where is the bit-reversed order (van der Corput): halves, quarters, eighths.
 * So any number of groups is spread about evenly, and the number need not be known. Masters of one
 * moment are those whose adverts were due at the same nanosecond.
 */
public final class AdvertSpread {
  /** A burst of so many takes a hundredth of the shortest interval, 10 ms. */
  private static final int CROWD_EACH_CENTISECOND = 32;

  /** Half of what a peer takes in at once. */
  private static final int LARGEST_CROWD = 128;

  private long momentNanos = Long.MIN_VALUE;
  private int masters;

  /** Creates one that has seen nobody. */
  public AdvertSpread() {}

  /**
   * When a master sends again that has sent only once at its time: within an interval from now.
   *
   * @param deadlineNanos when the advert was due that is sent now
   * @param intervalCs between two of its adverts, in centiseconds
   */
  long nextNanos(long deadlineNanos, int intervalCs, long nowNanos) {
    if (deadlineNanos != momentNanos) {
      momentNanos = deadlineNanos;
      masters = 0;
    }
    int group = masters++ / crowd(intervalCs);
    long intervalNanos = Timers.intervalNanos(intervalCs);
    long sooner = Math.unsignedMultiplyHigh(intervalNanos, Long.reverse(group));
    return Timer.nextSlot(deadlineNanos - sooner, intervalNanos, nowNanos);
  }

  /** So many adverts in one burst disturb nobody, and share their system calls and a wake-up. */
  private static int crowd(int intervalCs) {
    return Math.min(LARGEST_CROWD, intervalCs * CROWD_EACH_CENTISECOND);
  }
}
