package io.holdfast.core.watch;

import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.timer.DeadlineHeap;

/**
 * Notices that the process stood still (stopped by a signal, a pause of the machine or of the
 * runtime): a turn that comes much later than the deadline it was due at. Where nothing is due for
 * long, as in FAULT, it asks for a turn every two seconds, so that no longer pause goes unnoticed.
 * A stall is only told; that no false takeover follows is the order of a turn, adverts before
 * timers.
 */
public final class StallGuard {
  /** A turn that is late by more than this is a stall. */
  private static final long TOLERANCE_NANOS = 500_000_000;

  /** How long after a turn the next one is due although nothing else is. */
  private static final long LOOK_NANOS = 2_000_000_000;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private boolean isWanted;
  private long lastTurnNanos;
  private long dueNanos = DeadlineHeap.NONE;
  private long stalls;

  /** Creates one that does not watch yet. */
  public StallGuard() {}

  /** Watches from now on, or no longer. */
  public void watch(boolean wanted) {
    isWanted = wanted;
  }

  /** When it wants a turn, at the latest. */
  public long nextLookNanos() {
    return isWanted ? lastTurnNanos + LOOK_NANOS : DeadlineHeap.NONE;
  }

  /** A turn has come to its timers; they have not fired yet. */
  public void turned(long nowNanos, Effects out) {
    boolean isLate = dueNanos != DeadlineHeap.NONE && nowNanos - dueNanos > TOLERANCE_NANOS;
    if (isWanted && isLate) {
      stalls++;
      out.log(
          LogEvent.STALLED,
          (nowNanos - lastTurnNanos) / NANOS_PER_MILLI,
          (nowNanos - dueNanos) / NANOS_PER_MILLI);
    }
  }

  /**
   * The timers of a turn have fired.
   *
   * @param timersNanos when the next timer is due
   */
  public void waitsFor(long timersNanos, long nowNanos) {
    lastTurnNanos = nowNanos;
    // A timer that broke is still due: that is no stall.
    dueNanos = Math.max(Math.min(timersNanos, nextLookNanos()), nowNanos);
  }

  /**
   * A fact was taken. One of the moment of the last turn answers its orders, and may have set an
   * earlier timer than that turn knew of.
   */
  public void answered(long timersNanos, long nowNanos) {
    if (nowNanos == lastTurnNanos) {
      waitsFor(timersNanos, nowNanos);
    }
  }

  /** How often the process stood still. */
  public long stalls() {
    return stalls;
  }
}
