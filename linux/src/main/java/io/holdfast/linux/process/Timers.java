package io.holdfast.linux.process;

import io.holdfast.linux.event.Epoll;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is to be done at a time, by the one thread that waits for it. Usable from any thread. */
final class Timers {
  private final Runnable wake;
  private final TreeMap<Key, Runnable> actions =
      new TreeMap<>(Comparator.comparingLong(Key::atNanos).thenComparingLong(Key::number));
  private long armed;

  /**
   * Names an armed timer.
   *
   * @param atNanos its time
   * @param number of its own
   */
  record Key(long atNanos, long number) {}

  /** {@code wake} is run when the next time has become an earlier one. */
  Timers(Runnable wake) {
    this.wake = wake;
  }

  /** Has {@code action} run at a time of the monotonic clock. */
  synchronized Key arm(long atNanos, Runnable action) {
    armed++;
    Key key = new Key(atNanos, armed);
    actions.put(key, action);
    if (actions.firstKey().equals(key)) {
      wake.run();
    }
    return key;
  }

  /** Takes it back, if it has not been run. */
  synchronized void disarm(Key key) {
    actions.remove(key);
  }

  /** Returns the next time, or {@link Epoll#NEVER}. */
  synchronized long nextNanos() {
    return actions.isEmpty() ? Epoll.NEVER : actions.firstKey().atNanos();
  }

  /** Runs what is due. */
  void fire(long nowNanos) {
    for (Runnable due = due(nowNanos); due != null; due = due(nowNanos)) {
      Unbroken.run(due);
    }
  }

  private synchronized @Nullable Runnable due(long nowNanos) {
    if (nextNanos() > nowNanos) {
      return null;
    }
    Map.Entry<Key, Runnable> first = actions.pollFirstEntry();
    return first == null ? null : first.getValue();
  }
}
