package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.timer.DeadlineHeap;
import java.util.ArrayDeque;

/**
 * What new masters do beyond their first advert: when a master of many virtual routers dies, the
 * adverts of all of them come first, for those are what keeps other hosts from taking over too.
 */
public final class Aftermath {
  /** A takeover within this time is worth waiting for: its advert would come late otherwise. */
  static final long NEAR_NANOS = 2_000_000;

  /** But addresses do not wait longer than this for the adverts of others. */
  static final long MAX_WAIT_NANOS = 5_000_000;

  /** How many masters are settled in one go while others are about to come: about 1 ms of work. */
  static final int PORTION = 32;

  private final ArrayDeque<StateMaster> waiting = new ArrayDeque<>();
  private boolean isOpen;
  private long sinceNanos = DeadlineHeap.NONE;

  /** Creates one in which nothing waits. */
  public Aftermath() {}

  /** Timers are about to fire: what new masters take waits, until it is settled. */
  public void open() {
    isOpen = true;
  }

  /** They have fired: whoever becomes master otherwise takes everything at once. */
  public void close() {
    isOpen = false;
  }

  /** Whether nothing waits. */
  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Takes what comes with the state, now or when it is settled. */
  void take(StateMaster master, long nowNanos, Effects out) {
    if (isOpen) {
      waiting.addLast(master);
    } else {
      master.takeAll(nowNanos, out);
    }
  }

  /**
   * Whether to leave it waiting, for takeovers that come due in a moment.
   *
   * @param takeoverNanos when the next one is due, or {@link DeadlineHeap#NONE}
   */
  public boolean gathers(long nowNanos, long takeoverNanos) {
    if (waiting.isEmpty()) {
      return false;
    }
    sinceNanos = Math.min(sinceNanos, nowNanos);
    return isNear(nowNanos, takeoverNanos) && nowNanos - sinceNanos < MAX_WAIT_NANOS;
  }

  /**
   * Does what waits, in the order in which it came; only a part of it, if a takeover comes due in a
   * moment, whose advert would be late.
   *
   * @param takeoverNanos when the next one is due, or {@link DeadlineHeap#NONE}
   */
  public void settle(long nowNanos, long takeoverNanos, Effects out) {
    int most = isNear(nowNanos, takeoverNanos) ? PORTION : Integer.MAX_VALUE;
    for (int count = 0; count < most && !waiting.isEmpty(); count++) {
      waiting.removeFirst().takeAll(nowNanos, out);
    }
    if (waiting.isEmpty()) {
      sinceNanos = DeadlineHeap.NONE;
    }
  }

  private static boolean isNear(long nowNanos, long takeoverNanos) {
    return takeoverNanos - NEAR_NANOS <= nowNanos;
  }
}
