package io.holdfast.daemon.log;

import io.holdfast.core.LogEvent.Severity;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of unrendered lines from any number of writers to one reader, without a lock.
 *
 * <p>Each cell has a sequence number: {@code position} means free for the writer of that position,
 * {@code position + 1} means filled, {@code position + capacity} means free for the next round
 * (Vyukov's bounded queue). A writer that finds the queue full counts a drop and goes on. Offering
 * allocates nothing.
 */
final class LogQueue {
  private final int mask;
  private final AtomicLongArray sequences;
  private final @Nullable Object[] contents;
  private final @Nullable LogPart[] parts;
  private final @Nullable Severity[] severities;
  private final long[] wallMillis;
  private final AtomicLong writePosition = new AtomicLong();
  private final AtomicLong drops = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private long readPosition;

  /**
   * Makes a queue.
   *
   * @param capacity number of lines it holds, a power of two
   */
  LogQueue(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity " + capacity + " is no power of two");
    }
    mask = capacity - 1;
    sequences = new AtomicLongArray(capacity);
    contents = new Object[capacity];
    parts = new LogPart[capacity];
    severities = new Severity[capacity];
    wallMillis = new long[capacity];
    for (int index = 0; index < capacity; index++) {
      sequences.set(index, index);
    }
  }

  /**
   * Takes what is rendered later; usable from any thread. Returns false and counts if full; for a
   * detail, a quarter of the room less is full, so that a flood of them costs no line that matters.
   */
  boolean offer(LogPart part, Severity severity, long saidAtMillis, Object content) {
    long position = writePosition.get();
    int reserve = severity == Severity.DETAIL ? sequences.length() / 4 : 0;
    while (true) {
      int index = (int) position & mask;
      long lead = sequences.get(index) - position;
      long last = position + reserve;
      if (sequences.get((int) last & mask) < last) {
        drops.incrementAndGet();
        dropped.incrementAndGet();
        return false;
      }
      if (lead == 0 && writePosition.compareAndSet(position, position + 1)) {
        contents[index] = content;
        parts[index] = part;
        severities[index] = severity;
        wallMillis[index] = saidAtMillis;
        sequences.set(index, position + 1);
        return true;
      }
      position = writePosition.get();
    }
  }

  /** Whether the reader would find a line. */
  boolean isEmpty() {
    return sequences.get((int) readPosition & mask) != readPosition + 1;
  }

  /** Takes the oldest line and renders it, or returns null; for the reader's thread. */
  @Nullable LogLine poll() {
    if (isEmpty()) {
      return null;
    }
    int index = (int) readPosition & mask;
    Object content = contents[index];
    LogPart part = parts[index];
    Severity severity = severities[index];
    long saidAt = wallMillis[index];
    contents[index] = null;
    sequences.set(index, readPosition + mask + 1);
    readPosition++;
    taken.lazySet(readPosition);
    if (content == null || part == null || severity == null) {
      throw new IllegalStateException("a filled cell without a line");
    }
    return new LogLine(part, severity, saidAt, LogText.render(content));
  }

  /** Returns the number of lines dropped since the last call; for the reader's thread. */
  long takeDrops() {
    return drops.getAndSet(0);
  }

  /** Returns how many lines wait, more or less; usable from any thread. */
  long size() {
    return Math.max(0, writePosition.get() - taken.get());
  }

  /** Returns the number of lines dropped since the start; usable from any thread. */
  long dropped() {
    return dropped.get();
  }
}
