package io.holdfast.core.timer;

import java.util.Arrays;

/**
 * A binary heap of deadlines with a fixed number for each timer, so that a timer can be moved or
 * taken out without a search. Equal deadlines come out in the order of the numbers, which makes a
 * run repeatable. Allocates only while it grows. Not thread safe.
 */
public final class DeadlineHeap {

  /** The deadline of a timer that is not set. */
  public static final long NONE = Long.MAX_VALUE;

  private static final int INITIAL_CAPACITY = 16;
  private static final int ABSENT = -1;

  private long[] deadlines = new long[INITIAL_CAPACITY];
  private int[] positions = new int[INITIAL_CAPACITY];
  private int[] heap = new int[INITIAL_CAPACITY];
  private int[] released = new int[INITIAL_CAPACITY];
  private int size;
  private int created;
  private int releasedCount;

  /** Creates an empty heap. */
  public DeadlineHeap() {}

  /** Makes a timer, not set, and returns its number; numbers of released timers come again. */
  public int create() {
    int timer = releasedCount > 0 ? released[--releasedCount] : created++;
    if (timer == deadlines.length) {
      int capacity = deadlines.length * 2;
      deadlines = Arrays.copyOf(deadlines, capacity);
      positions = Arrays.copyOf(positions, capacity);
      heap = Arrays.copyOf(heap, capacity);
      released = Arrays.copyOf(released, capacity);
    }
    deadlines[timer] = NONE;
    positions[timer] = ABSENT;
    return timer;
  }

  /** Gives a timer's number back; it must not be used until {@link #create} returns it again. */
  public void release(int timer) {
    cancel(timer);
    released[releasedCount++] = timer;
  }

  /** Sets or moves a timer. {@link #NONE} takes it out. */
  public void schedule(int timer, long deadlineNanos) {
    if (deadlineNanos == NONE) {
      cancel(timer);
      return;
    }
    deadlines[timer] = deadlineNanos;
    if (positions[timer] == ABSENT) {
      place(timer, size++);
    }
    siftUp(positions[timer]);
    siftDown(positions[timer]);
  }

  /** Takes a timer out; nothing happens when it is not set. */
  public void cancel(int timer) {
    int hole = positions[timer];
    if (hole == ABSENT) {
      return;
    }
    positions[timer] = ABSENT;
    deadlines[timer] = NONE;
    int last = heap[--size];
    if (hole < size) {
      place(last, hole);
      siftUp(hole);
      siftDown(positions[last]);
    }
  }

  /** When a timer is due, or {@link #NONE}. */
  public long deadlineNanos(int timer) {
    return deadlines[timer];
  }

  /** When the first timer is due, or {@link #NONE}. */
  public long earliestNanos() {
    return size == 0 ? NONE : deadlines[heap[0]];
  }

  /** The number of the first timer; some timer must be set. */
  public int first() {
    return heap[0];
  }

  /**
   * Takes the first timer out and returns its number.
   *
   * @throws IllegalStateException when no timer is set
   */
  public int poll() {
    if (size == 0) {
      throw new IllegalStateException("no timer is set");
    }
    int first = heap[0];
    cancel(first);
    return first;
  }

  private void siftUp(int start) {
    int position = start;
    int timer = heap[position];
    long deadline = deadlines[timer];
    while (position > 0) {
      int parent = (position - 1) / 2;
      int other = heap[parent];
      if (!isBefore(deadline, timer, deadlines[other], other)) {
        break;
      }
      place(other, position);
      position = parent;
    }
    place(timer, position);
  }

  private void siftDown(int start) {
    int position = start;
    int timer = heap[position];
    long deadline = deadlines[timer];
    int child = firstChild(position);
    while (child < size) {
      int other = heap[child];
      long otherDeadline = deadlines[other];
      if (child + 1 < size) {
        int second = heap[child + 1];
        long secondDeadline = deadlines[second];
        if (isBefore(secondDeadline, second, otherDeadline, other)) {
          child++;
          other = second;
          otherDeadline = secondDeadline;
        }
      }
      if (!isBefore(otherDeadline, other, deadline, timer)) {
        break;
      }
      place(other, position);
      position = child;
      child = firstChild(position);
    }
    place(timer, position);
  }

  private static int firstChild(int position) {
    return 2 * position + 1;
  }

  /** Small, and without a look at the arrays, so that a light compiler puts it in place. */
  private static boolean isBefore(long deadline, int timer, long otherDeadline, int other) {
    return deadline < otherDeadline || (deadline == otherDeadline && timer < other);
  }

  private void place(int timer, int position) {
    heap[position] = timer;
    positions[timer] = position;
  }
}
