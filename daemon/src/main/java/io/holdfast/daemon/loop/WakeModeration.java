package io.holdfast.daemon.loop;

import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.event.Rest;

/**
 * Lets packets gather that come faster than they need to be looked at, as network cards do with
 * their interrupts: a wake-up costs several times what a packet does. Adverts are then seen up to
 * {@link #REST_NANOS} late, which is far below the skew time of the shortest interval. Owned by the
 * loop thread.
 */
final class WakeModeration implements AutoCloseable {
  /** Wake-ups that follow one another faster than this are too many: more than 10,000 a second. */
  static final long HURRY_NANOS = 500_000;

  /** How long to stay away then. */
  static final long REST_NANOS = 1_000_000;

  private final Rest rest = new Rest();
  private long lastWakeNanos = Long.MIN_VALUE / 2;
  private boolean isHurried;

  /** The loop was woken by packets. */
  void woke(long nowNanos) {
    isHurried = nowNanos - lastWakeNanos < HURRY_NANOS;
    lastWakeNanos = nowNanos;
  }

  /** Whether the next wait is put off. */
  boolean isHurried() {
    return isHurried;
  }

  /** Rests after wake-ups in a hurry, but never into the time that a deadline needs. */
  void rest(long deadlineNanos) {
    if (!isHurried) {
      return;
    }
    isHurried = false;
    long end = lastWakeNanos + REST_NANOS;
    if (deadlineNanos > end + TakeoverWatch.AWAKE_NANOS && MonotonicClock.nanos() < end) {
      rest.until(end);
    }
  }

  @Override
  public void close() {
    rest.close();
  }
}
