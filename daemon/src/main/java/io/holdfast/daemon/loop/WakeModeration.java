package io.holdfast.daemon.loop;

import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.event.Rest;

/**
 * Lets packets gather that come faster than they need to be looked at, as network cards do with
 * their interrupts: a wake-up costs several times what a packet does, and finds nothing in the
 * processor's caches. Adverts are then seen up to {@link #LONGEST_REST_NANOS} late. No takeover is,
 * for its time counts from the kernel's stamp of the last advert. Owned by the loop thread.
 */
final class WakeModeration implements AutoCloseable {
  /** Wake-ups that follow one another faster than this are too many: more than 2,000 a second. */
  static final long HURRY_NANOS = 500_000;

  /** How long to stay away then. */
  static final long REST_NANOS = 3_000_000;

  /** How long while only adverts come, and few: well below what counts as a stall of ours. */
  static final long LONGEST_REST_NANOS = 10_000_000;

  /** What a socket bears several times, whatever room it has. */
  static final int FEW_PACKETS = 8;

  private final Rest rest = new Rest();
  private long restNanos = REST_NANOS;
  private long lookedNanos = Long.MIN_VALUE / 2;
  private boolean isHurried;
  private boolean hasRested;

  /** The loop was woken by packets; if they had waited while it rested, it rests again. */
  void woke(long nowNanos) {
    isHurried = nowNanos - lookedNanos < HURRY_NANOS;
    lookedNanos = nowNanos;
    restNanos = hasRested && isHurried ? Math.min(restNanos * 2, LONGEST_REST_NANOS) : REST_NANOS;
    hasRested = false;
  }

  /** So many packets waited in a socket. */
  void received(int packets) {
    if (packets > FEW_PACKETS) {
      restNanos = REST_NANOS;
    }
  }

  /** Something else than adverts waited: it is heard of soon. */
  void receivedOther() {
    restNanos = REST_NANOS;
  }

  /** How long it rests, if it does. */
  long restNanos() {
    return restNanos;
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
    long end = lookedNanos + restNanos;
    if (deadlineNanos > end + TakeoverWatch.AWAKE_NANOS && MonotonicClock.nanos() < end) {
      rest.until(end);
      lookedNanos = end;
      hasRested = true;
    }
  }

  @Override
  public void close() {
    rest.close();
  }
}
