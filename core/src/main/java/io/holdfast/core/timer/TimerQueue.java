package io.holdfast.core.timer;

import io.holdfast.core.Effects;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All timers of an engine and what each of them does. Not thread safe. */
public final class TimerQueue {
  private static final int INITIAL_CAPACITY = 16;

  private final DeadlineHeap heap = new DeadlineHeap();
  private @Nullable Expiry[] expiries = new Expiry[INITIAL_CAPACITY];

  /** Creates a queue without timers. */
  public TimerQueue() {}

  /** Makes a timer, not set. */
  public Timer create(Expiry expiry) {
    int number = heap.create();
    if (number >= expiries.length) {
      expiries = Arrays.copyOf(expiries, expiries.length * 2);
    }
    expiries[number] = expiry;
    return new Timer(this, number);
  }

  /**
   * When the first timer is due, or sooner if there are many, see {@link DeadlineHeap#tidy}; {@link
   * DeadlineHeap#NONE} for never.
   */
  public long earliestNanos() {
    return heap.earliestNanos();
  }

  /** The same, if that is the deadline of a takeover, or {@link DeadlineHeap#NONE}. */
  public long takeoverNanos() {
    long earliest = heap.earliestNanos();
    return earliest != DeadlineHeap.NONE
            && Objects.requireNonNull(expiries[heap.first()]).isTakeover()
        ? earliest
        : DeadlineHeap.NONE;
  }

  /** Fires every timer that is due, earliest first. */
  public void fire(long nowNanos, Effects out) {
    heap.tidy(nowNanos);
    while (heap.earliestNanos() <= nowNanos) {
      long deadline = heap.earliestNanos();
      Objects.requireNonNull(expiries[heap.poll()]).expired(deadline, nowNanos, out);
      heap.tidy(nowNanos);
    }
  }

  DeadlineHeap heap() {
    return heap;
  }

  void release(int number) {
    expiries[number] = null;
    heap.release(number);
  }
}
