package io.holdfast.daemon.loop;

import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.MonotonicClock;

/**
 * Waits, and is awake when a master is about to be given up. A thread that has slept for seconds
 * comes late and finds its code and data gone from the processor's caches, which makes the first
 * failover several times slower than the next. So a moment before a takeover the loop takes the
 * same way without effect to load what is missing. For the last millisecond it does not sleep any
 * more, since a processor that idles is given to others, and takes that way again and again. This
 * costs nothing while masters live: their adverts put the takeover off long before. Owned by the
 * loop thread.
 */
final class TakeoverWatch {
  /**
   * The lead of the first rehearsal, at most: what was not used for an hour may have to be read
   * from disk, and it opens what it needs. It is a part of the time there is.
   */
  static final long LONGEST_LEAD_NANOS = 100_000_000;

  /** Divides the time there is. */
  static final int LEAD_PART = 4;

  /** Enough for a rehearsal with cold caches. */
  static final long LEAD_NANOS = 4_000_000;

  /** Enough for some with warm caches. */
  static final long LAST_LEAD_NANOS = 1_000_000;

  /** What a processor takes at most to come back from idling. */
  static final long AWAKE_NANOS = 300_000;

  /** How often the way is taken while awake. */
  private static final long REHEARSAL_GAP_NANOS = 100_000;

  private final Epoll epoll;
  private Runnable rehearsal = () -> {};

  TakeoverWatch(Epoll epoll) {
    this.epoll = epoll;
  }

  /** Names what is done shortly before a takeover; it must not last longer than the lead. */
  void rehearse(Runnable wanted) {
    rehearsal = wanted;
  }

  /**
   * Waits as {@link Epoll#await} does.
   *
   * @param takeoverNanos the deadline again, if it is a takeover; {@link Long#MAX_VALUE} otherwise
   */
  int await(long deadlineNanos, long takeoverNanos) {
    if (takeoverNanos > deadlineNanos) {
      return epoll.await(deadlineNanos);
    }
    long partNanos = (takeoverNanos - MonotonicClock.nanos()) / LEAD_PART;
    int ready = rehearseAt(takeoverNanos, Math.clamp(partNanos, LEAD_NANOS, LONGEST_LEAD_NANOS));
    if (ready == 0) {
      ready = rehearseAt(takeoverNanos, LEAD_NANOS);
    }
    if (ready == 0) {
      ready = sleepUntil(takeoverNanos - LAST_LEAD_NANOS);
    }
    return ready == 0 ? stayAwake(takeoverNanos) : ready;
  }

  /** Rehearses while there is time for it, and twice that. */
  private int stayAwake(long takeoverNanos) {
    long nextNanos = MonotonicClock.nanos();
    long tookNanos = REHEARSAL_GAP_NANOS;
    int ready = 0;
    long nowNanos = nextNanos;
    while (ready == 0 && nowNanos < takeoverNanos) {
      if (nowNanos >= nextNanos && takeoverNanos - nowNanos > 2 * tookNanos) {
        rehearsal.run();
        tookNanos = MonotonicClock.nanos() - nowNanos;
        nextNanos = nowNanos + tookNanos + REHEARSAL_GAP_NANOS;
      }
      ready = epoll.await(Long.MIN_VALUE);
      nowNanos = MonotonicClock.nanos();
    }
    return ready;
  }

  private int rehearseAt(long takeoverNanos, long leadNanos) {
    int ready = sleepUntil(takeoverNanos - leadNanos);
    if (ready == 0 && MonotonicClock.nanos() < takeoverNanos - leadNanos / 2) {
      rehearsal.run();
    }
    return ready;
  }

  /** What only interrupts it does not end it. */
  private int sleepUntil(long nanos) {
    int ready = 0;
    while (ready == 0 && MonotonicClock.nanos() < nanos) {
      ready = epoll.await(nanos);
    }
    return ready;
  }
}
