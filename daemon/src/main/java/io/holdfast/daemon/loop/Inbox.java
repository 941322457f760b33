package io.holdfast.daemon.loop;

import io.holdfast.linux.event.EventFd;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one way for other threads to give the loop work: a bounded queue and an event that wakes the
 * loop.
 */
public final class Inbox {
  private static final int CAPACITY = 1024;

  private final BlockingQueue<LoopTask> tasks = new ArrayBlockingQueue<>(CAPACITY);
  private final EventFd event;

  /** Work for the loop thread. */
  @FunctionalInterface
  public interface LoopTask {
    /** Does it, inside a turn. */
    void run(Turn turn, long nowNanos);
  }

  /** Wakes the loop by an event that the loop watches and closes. */
  public Inbox(EventFd event) {
    this.event = event;
  }

  /** Gives work; waits while the queue is full, so never for the loop thread. */
  public void put(LoopTask task) {
    try {
      tasks.put(task);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return;
    }
    event.signal();
  }

  /** How many tasks wait. */
  public int size() {
    return tasks.size();
  }

  /** Makes the descriptor readable again, for tasks that were left. */
  void wake() {
    event.signal();
  }

  /** The descriptor that becomes readable. */
  int fd() {
    return event.fd();
  }

  /** Makes the event unreadable, before tasks are taken. */
  void clear() {
    event.drain();
  }

  /** Takes the oldest task, or null. */
  @Nullable LoopTask poll() {
    return tasks.poll();
  }
}
