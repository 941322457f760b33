package io.holdfast.daemon.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines a process has written so far, and a way to wait for the next one of interest. Waiting
 * is woken by the line itself, never by polling. Safe for use by any number of threads.
 */
public final class LineLog {
  /** Lines kept; later ones are counted only, so that a runaway process cannot fill the memory. */
  public static final int MAX_LINES = 200_000;

  private static final int LINES_IN_COMPLAINT = 15;

  private final String owner;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<LogLine> lines = new ArrayList<>();
  private long dropped;
  private boolean ended;
  private @Nullable Consumer<LogLine> listener;

  /** An empty log; {@code owner} names the process in messages. */
  LineLog(String owner) {
    this.owner = owner;
  }

  /** Adds a line, wakes those who wait and tells the listener. For the reading thread only. */
  void append(String text) {
    @Nullable Consumer<LogLine> told;
    LogLine line;
    lock.lock();
    try {
      if (lines.size() == MAX_LINES) {
        dropped++;
        return;
      }
      line = new LogLine(lines.size(), Instant.now(), text);
      lines.add(line);
      told = listener;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (told != null) {
      told.accept(line);
    }
  }

  /** Says that no further line can come. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Hands every later line to {@code newListener}, on the thread that reads the process. */
  public void listen(Consumer<LogLine> newListener) {
    lock.lock();
    try {
      listener = newListener;
    } finally {
      lock.unlock();
    }
  }

  /** How many lines there are; the index that the next one will get. */
  public int size() {
    lock.lock();
    try {
      return lines.size();
    } finally {
      lock.unlock();
    }
  }

  /** How many lines came after {@link #MAX_LINES} and were not kept. */
  public long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /** A copy of the lines from index {@code from} on. */
  public List<LogLine> linesFrom(int from) {
    lock.lock();
    try {
      return List.copyOf(lines.subList(Math.min(from, lines.size()), lines.size()));
    } finally {
      lock.unlock();
    }
  }

  /** A copy of all lines whose text contains a match of {@code regex}. */
  public List<LogLine> matching(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return linesFrom(0).stream().filter(line -> pattern.matcher(line.text()).find()).toList();
  }

  /** As {@link #awaitLine(int, String, Duration)} from the first line on. */
  public LogLine awaitLine(String regex, Duration limit) {
    return awaitLine(0, regex, limit);
  }

  /**
   * Waits for a line that contains a match of {@code regex}, and returns it.
   *
   * @param from the index of the first line to look at; older ones do not count
   * @param limit how long to wait at most
   * @throws LabException with the last lines, if it does not come in time or the process ends first
   */
  public LogLine awaitLine(int from, String regex, Duration limit) {
    Pattern pattern = Pattern.compile(regex);
    long leftNanos = limit.toNanos();
    int next = from;
    lock.lock();
    try {
      while (true) {
        for (; next < lines.size(); next++) {
          if (pattern.matcher(lines.get(next).text()).find()) {
            return lines.get(next);
          }
        }
        if (ended || leftNanos <= 0) {
          throw new LabException(complaint(regex, limit));
        }
        leftNanos = changed.awaitNanos(leftNanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted while waiting for /" + regex + "/ from " + owner, e);
    } finally {
      lock.unlock();
    }
  }

  private String complaint(String regex, Duration limit) {
    String why = ended ? "ended" : "said nothing of the kind for " + limit.toMillis() + " ms";
    StringBuilder text = new StringBuilder();
    text.append(owner).append(' ').append(why).append("; awaited /").append(regex).append('/');
    text.append("; its last lines:");
    int first = Math.max(0, lines.size() - LINES_IN_COMPLAINT);
    for (LogLine line : lines.subList(first, lines.size())) {
      text.append("\n  ").append(line.text());
    }
    return text.toString();
  }

  /** Waits for the end of the output; false if it does not come within {@code limit}. */
  boolean awaitEnd(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    lock.lock();
    try {
      while (!ended) {
        long leftNanos = deadline - System.nanoTime();
        if (leftNanos <= 0 || !changed.await(leftNanos, TimeUnit.NANOSECONDS)) {
          return ended;
        }
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
