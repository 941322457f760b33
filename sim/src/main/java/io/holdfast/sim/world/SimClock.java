package io.holdfast.sim.world;

import java.util.PriorityQueue;

/**
 * Virtual time. It stands still while something runs and then jumps to the next event; events of
 * one instant run in the order in which they were asked for.
 */
public final class SimClock {
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long nowNanos;
  private long sequence;

  /** Nanoseconds since the beginning of the world. */
  public long nowNanos() {
    return nowNanos;
  }

  /** Runs something at a moment, or now if that is over. */
  public void at(long atNanos, Runnable action) {
    events.add(new Event(Math.max(atNanos, nowNanos), sequence++, action));
  }

  /** Runs something after a time. */
  public void after(long delayNanos, Runnable action) {
    at(nowNanos + delayNanos, action);
  }

  /**
   * Jumps to the next event and runs it.
   *
   * @param limitNanos time does not pass this moment
   * @return false when nothing is left to run by then; it is then that moment
   */
  public boolean runNext(long limitNanos) {
    Event next = events.peek();
    if (next == null || next.atNanos > limitNanos) {
      nowNanos = Math.max(nowNanos, limitNanos);
      return false;
    }
    events.remove();
    nowNanos = next.atNanos;
    next.action.run();
    return true;
  }

  private record Event(long atNanos, long sequence, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(atNanos, other.atNanos);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }
}
