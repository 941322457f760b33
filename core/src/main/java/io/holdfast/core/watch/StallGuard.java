package io.holdfast.core.watch;

import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.timer.DeadlineHeap;

/**
 * Notices that the process stood still (stopped by a signal, a pause of the machine or of the
 * runtime): a turn that comes much later than the deadline it was due at. It never asks for a turn
 * of its own, so it costs an idle process nothing; a pause in which nothing was due goes unnoticed,
 * and does no harm. A stall is only told; that no false takeover follows is the order of a turn,
 * adverts before timers.
 */
public final class StallGuard {
  /** A turn that is late by more than this is a stall. */
  private static final long TOLERANCE_NANOS = 500_000_000;

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
   * @param nextDeadlineNanos when the next turn is due at the latest, as the loop is told
   */
  public void waitsFor(long nextDeadlineNanos, long nowNanos) {
    lastTurnNanos = nowNanos;
    // A timer that broke is still due: that is no stall.
    dueNanos = Math.max(nextDeadlineNanos, nowNanos);
  }

  /**
   * A fact was taken. One of the moment of the last turn answers its orders, and may have set an
   * earlier timer than that turn knew of.
   */
  public void answered(long nextDeadlineNanos, long nowNanos) {
    if (nowNanos == lastTurnNanos) {
      waitsFor(nextDeadlineNanos, nowNanos);
    }
  }

  /** How often the process stood still. */
  public long stalls() {
    return stalls;
  }
}
