package io.holdfast.linux.process;

import io.holdfast.linux.event.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads that start programs. One does, as long as the kernel finds the programs: that keeps
 * many of them from running at once. While it hangs, on a file system that does not answer, others
 * take over. Usable from any thread; nothing here waits.
 */
final class Starters {
  private static final int MAX_THREADS = 16;
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long IDLE_SECONDS = 10;

  private static final Path NAMESPACE = Path.of("/proc/thread-self/ns/net");

  private final Timers timers;
  private final @Nullable Path home;
  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Set<String> hanging = ConcurrentHashMap.newKeySet();
  private int threads;
  private int idle;
  private int unfinished;
  private long finished;
  private long finishedAtLastLook;
  private boolean isWatched;

  /** Programs start in the network namespace of the thread that comes here. */
  Starters(Timers timers) {
    this.timers = timers;
    home = namespace();
    addThread();
  }

  /** Whether the calling thread has joined another network namespace. */
  boolean isElsewhere() {
    return !Thread.currentThread().isVirtual() && !Objects.equals(home, namespace());
  }

  /** Has a thread do it soon. */
  void execute(Runnable start) {
    queue.add(start);
    synchronized (this) {
      unfinished++;
      watch();
    }
  }

  /** Notes that a program does not start: a second attempt would only hang beside it. */
  void hangs(String program) {
    hanging.add(program);
  }

  /** Takes that back. */
  void returned(String program) {
    hanging.remove(program);
  }

  /** Whether an earlier start of a program hangs. */
  boolean isHanging(String program) {
    return !hanging.isEmpty() && hanging.contains(program);
  }

  private static @Nullable Path namespace() {
    try {
      return Files.readSymbolicLink(NAMESPACE);
    } catch (IOException hidden) {
      return null;
    }
  }

  private void watch() {
    if (!isWatched) {
      isWatched = true;
      finishedAtLastLook = finished;
      timers.arm(MonotonicClock.nanos() + PATIENCE_NANOS, this::look);
    }
  }

  private synchronized void look() {
    if (finished == finishedAtLastLook && idle == 0 && threads < MAX_THREADS) {
      addThread();
    }
    isWatched = false;
    if (unfinished > 0) {
      watch();
    }
  }

  private synchronized void addThread() {
    threads++;
    Thread.ofPlatform().daemon().name("starts scripts").start(this::work);
  }

  private void work() {
    // As keepalived does; whoever made this thread may be more important.
    Scheduling.nice(0);
    try {
      for (Runnable next = take(); next != null; next = take()) {
        Unbroken.run(next);
        finish();
      }
    } catch (InterruptedException notOurs) {
      Thread.currentThread().interrupt();
    } finally {
      retire();
    }
  }

  /** Returns what is next, or null when others can do it. */
  private @Nullable Runnable take() throws InterruptedException {
    while (true) {
      count(1);
      Runnable next = queue.poll(IDLE_SECONDS, TimeUnit.SECONDS);
      if (count(-1) > 0 && next == null) {
        return null;
      }
      if (next != null) {
        return next;
      }
    }
  }

  private synchronized int count(int more) {
    idle += more;
    return idle;
  }

  private synchronized void finish() {
    unfinished--;
    finished++;
  }

  private synchronized void retire() {
    threads--;
  }
}
