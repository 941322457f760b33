package io.holdfast.core.watch;

import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.timer.Timer;
import io.holdfast.core.timer.TimerQueue;

/**
 * Notices that the process stood still (stopped by a signal, a pause of the machine or of the
 * runtime): turns come at least every quarter of a second, so a longer gap between two is a stall.
 * It is only told; that no false takeover follows is the order of a turn, adverts before timers.
 */
public final class StallGuard {
  private static final long TICK_NANOS = 250_000_000;

  /** A gap that is longer than this beyond a tick is a stall. */
  private static final long TOLERANCE_NANOS = 250_000_000;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Timer tick;
  private long lastTurnNanos;
  private long stalls;

  /** Creates one that does not watch yet. */
  public StallGuard(TimerQueue timers) {
    this.tick = timers.create((deadline, now, out) -> {});
  }

  /** Watches from now on, or no longer. */
  public void watch(boolean isWanted, long nowNanos) {
    if (!isWanted) {
      tick.cancel();
    } else if (!tick.isSet()) {
      lastTurnNanos = nowNanos;
      tick.schedule(nowNanos + TICK_NANOS);
    }
  }

  /** A turn has come to its timers; they have not fired yet. */
  public void turned(long nowNanos, Effects out) {
    if (tick.isSet()) {
      long gap = nowNanos - lastTurnNanos;
      if (gap > TICK_NANOS + TOLERANCE_NANOS) {
        stalls++;
        out.log(LogEvent.STALLED, gap / NANOS_PER_MILLI);
      }
      lastTurnNanos = nowNanos;
      tick.schedule(nowNanos + TICK_NANOS);
    }
  }

  /** How often the process stood still. */
  public long stalls() {
    return stalls;
  }
}
