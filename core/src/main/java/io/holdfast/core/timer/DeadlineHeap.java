package io.holdfast.core.timer;

import java.util.Arrays;

/**
 * A heap of deadlines with a fixed number for each timer, so that a timer can be moved or taken out
 * without a search. Equal deadlines come out in the order of the numbers, which makes a run
 * repeatable. Each place has four below it, whose deadlines are side by side. Allocates only while
 * it grows. Not thread safe.
 *
 * <p>With many timers most are put off again and again and never come due. One that is put off
 * keeps its place, and its new deadline is only noted: it is moved when the old one comes near, see
 * {@link #tidy}. Until then {@link #earliestNanos} may be too early, never too late.
 */
public final class DeadlineHeap {

  /** The deadline of a timer that is not set. */
  public static final long NONE = Long.MAX_VALUE;

  private static final int INITIAL_CAPACITY = 16;
  private static final int ABSENT = -1;
  private static final int BRANCHES = 4;

  /** So many timers are always where they belong: that costs little, and no needless wake-up. */
  static final int FEW = 64;

  /** By timer: when it is due. */
  private long[] wanted = new long[INITIAL_CAPACITY];

  /** By place, beside {@link #heap}: when it is due at the earliest. */
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
      wanted = Arrays.copyOf(wanted, capacity);
      deadlines = Arrays.copyOf(deadlines, capacity);
      positions = Arrays.copyOf(positions, capacity);
      heap = Arrays.copyOf(heap, capacity);
      released = Arrays.copyOf(released, capacity);
    }
    positions[timer] = ABSENT;
    wanted[timer] = NONE;
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
    boolean isPutOff = size > FEW && deadlineNanos >= wanted[timer];
    wanted[timer] = deadlineNanos;
    if (!isPutOff) {
      int position = positions[timer] == ABSENT ? size++ : positions[timer];
      sift(position, timer, deadlineNanos);
    }
  }

  /**
   * Moves timers that were put off, so that {@link #earliestNanos} is right if it is near, and at
   * least half of the time until a timer is due is known to be free.
   *
   * @param nowNanos the time
   */
  public void tidy(long nowNanos) {
    while (size > 0 && isWorthMoving(nowNanos)) {
      sift(0, heap[0], wanted[heap[0]]);
    }
  }

  private boolean isWorthMoving(long nowNanos) {
    long due = wanted[heap[0]];
    return due > deadlines[0] && (size <= FEW || deadlines[0] - nowNanos <= (due - nowNanos) / 2);
  }

  /** Takes a timer out; nothing happens when it is not set. */
  public void cancel(int timer) {
    int hole = positions[timer];
    if (hole == ABSENT) {
      return;
    }
    positions[timer] = ABSENT;
    wanted[timer] = NONE;
    size--;
    if (hole < size) {
      sift(hole, heap[size], deadlines[size]);
    }
  }

  /** When a timer is due, or {@link #NONE}. */
  public long deadlineNanos(int timer) {
    return wanted[timer];
  }

  /** When the first timer is due, or sooner, see {@link #tidy}; {@link #NONE} for never. */
  public long earliestNanos() {
    return size == 0 ? NONE : deadlines[0];
  }

  /** The number of the timer that {@link #earliestNanos} is of; some timer must be set. */
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
    while (wanted[heap[0]] > deadlines[0]) {
      sift(0, heap[0], wanted[heap[0]]);
    }
    int first = heap[0];
    cancel(first);
    return first;
  }

  /** Puts a timer where it belongs, beginning at a place that is free for it. */
  private void sift(int start, int timer, long deadline) {
    int hole = rise(start, timer, deadline);
    if (hole == start) {
      hole = sink(start, timer, deadline);
    }
    place(timer, deadline, hole);
  }

  private int rise(int start, int timer, long deadline) {
    int hole = start;
    while (hole > 0) {
      int parent = (hole - 1) / BRANCHES;
      if (!isBefore(deadline, timer, deadlines[parent], heap[parent])) {
        break;
      }
      place(heap[parent], deadlines[parent], hole);
      hole = parent;
    }
    return hole;
  }

  private int sink(int start, int timer, long deadline) {
    int hole = start;
    for (int child = firstBelow(hole); child < size; child = firstBelow(hole)) {
      int least = least(child);
      if (!isBefore(deadlines[least], heap[least], deadline, timer)) {
        break;
      }
      place(heap[least], deadlines[least], hole);
      hole = least;
    }
    return hole;
  }

  /** The place of the earliest of four, or of those that there are. */
  private int least(int first) {
    int least = first;
    int end = Math.min(first + BRANCHES, size);
    for (int other = first + 1; other < end; other++) {
      if (isBefore(deadlines[other], heap[other], deadlines[least], heap[least])) {
        least = other;
      }
    }
    return least;
  }

  private static int firstBelow(int position) {
    return BRANCHES * position + 1;
  }

  /** Small, and without a look at the arrays, so that a light compiler puts it in place. */
  private static boolean isBefore(long deadline, int timer, long otherDeadline, int other) {
    return deadline < otherDeadline || (deadline == otherDeadline && timer < other);
  }

  private void place(int timer, long deadline, int position) {
    heap[position] = timer;
    deadlines[position] = deadline;
    positions[timer] = position;
  }
}
