package io.holdfast.core.timer;

/** One timer of a {@link TimerQueue}. Setting, moving and stopping it allocates nothing. */
public final class Timer {
  private final TimerQueue queue;
  private final int number;

  Timer(TimerQueue queue, int number) {
    this.queue = queue;
    this.number = number;
  }

  /** Sets or moves it. */
  public void schedule(long deadlineNanos) {
    queue.heap().schedule(number, deadlineNanos);
  }

  /** Sets it unless it is already due earlier. */
  public void scheduleAtLatest(long deadlineNanos) {
    if (deadlineNanos < deadlineNanos()) {
      schedule(deadlineNanos);
    }
  }

  /** Stops it. */
  public void cancel() {
    queue.heap().cancel(number);
  }

  /** When it is due, or {@link DeadlineHeap#NONE}. */
  public long deadlineNanos() {
    return queue.heap().deadlineNanos(number);
  }

  /** Whether it is set. */
  public boolean isSet() {
    return deadlineNanos() != DeadlineHeap.NONE;
  }

  /** Gives it back: it must not be used any more. */
  public void release() {
    queue.release(number);
  }

  /**
   * The first slot of a period after {@code nowNanos}, counted from a slot that is due: no drift,
   * and slots that were missed are dropped instead of being caught up in a burst.
   */
  public static long nextSlot(long dueNanos, long periodNanos, long nowNanos) {
    long missed = Math.max(0, nowNanos - dueNanos) / periodNanos;
    return dueNanos + (missed + 1) * periodNanos;
  }
}
