package io.holdfast.core.track;

import io.holdfast.core.Effects;
import io.holdfast.core.timer.Timer;
import io.holdfast.core.timer.TimerQueue;

/**
 * Believes a change only when it has lasted: bad news (a number other than 0) and good news each
 * for a time of its own. What returns to the believed side in between never happened. The first
 * report is believed at once.
 */
final class Damping {
  private final Timer timer;
  private final Believer believer;
  private long holdSetNanos;
  private long holdClearNanos;
  private boolean isDecided;
  private int believed;
  private int latest;

  /** Told of every number that is believed from now on. */
  @FunctionalInterface
  interface Believer {
    void believe(long nowNanos, Effects out);
  }

  Damping(TimerQueue timers, Believer believer) {
    this.timer = timers.create(this::lasted);
    this.believer = believer;
  }

  /** How long a change must last from the next one on, in nanoseconds. */
  void limits(long setNanos, long clearNanos) {
    holdSetNanos = setNanos;
    holdClearNanos = clearNanos;
  }

  boolean isDecided() {
    return isDecided;
  }

  /** What counts; 0 before the first report. */
  int believed() {
    return believed;
  }

  /** What was reported last, whether or not it counts. */
  int latest() {
    return latest;
  }

  /** When the last report will count, {@link Long#MAX_VALUE} if it does. */
  long deadlineNanos() {
    return timer.deadlineNanos();
  }

  void startWith(int reading) {
    isDecided = true;
    believed = reading;
    latest = reading;
  }

  void report(int reading, long nowNanos, Effects out) {
    latest = reading;
    if (isDecided && reading == believed) {
      timer.cancel();
      return;
    }
    long hold = reading == Tracker.GOOD ? holdClearNanos : holdSetNanos;
    if (!isDecided || hold == 0) {
      timer.cancel();
      isDecided = true;
      believed = reading;
      believer.believe(nowNanos, out);
    } else if (!timer.isSet()) {
      timer.schedule(nowNanos + hold);
    }
  }

  void release() {
    timer.release();
  }

  private void lasted(long deadlineNanos, long nowNanos, Effects out) {
    believed = latest;
    believer.believe(nowNanos, out);
  }
}
