package io.holdfast.daemon.watch;

import io.holdfast.daemon.loop.Faults;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.EventFd;
import io.holdfast.linux.event.MonotonicClock;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A thread that waits for a descriptor, a deadline and work of other threads. {@link #call}, {@link
 * #close} from any thread but this one.
 */
final class WatchThread implements AutoCloseable {
  private static final long WORK = 0;
  private static final long SOURCE = 1;
  private static final int CAPACITY = 4;

  private final Source source;
  private final Consumer<String> errors;
  private final Epoll epoll;
  private final EventFd event;
  private final ConcurrentLinkedQueue<Runnable> work = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private boolean isEnded;

  /** What is watched; every method runs on the thread. */
  interface Source {
    /** The descriptor to wait for, or a negative number for none. */
    int fd();

    /** When {@link #due} is due on the monotonic clock; {@link Epoll#NEVER} for never. */
    long deadlineNanos();

    /** The descriptor can be read. */
    void ready();

    /** The deadline has come. */
    void due();

    /** Nothing will be watched any more. */
    void end();
  }

  private WatchThread(String name, Source source, Consumer<String> errors) {
    this.source = source;
    this.errors = errors;
    this.epoll = Epoll.open(CAPACITY).orThrow();
    this.event = EventFd.open().orThrow();
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /** Starts a thread. */
  static WatchThread start(String name, Source source, Consumer<String> errors) {
    WatchThread thread = new WatchThread(name, source, errors);
    thread.epoll.add(thread.event.fd(), Epoll.IN, WORK);
    if (source.fd() >= 0) {
      thread.epoll.add(source.fd(), Epoll.IN, SOURCE);
    }
    thread.thread.start();
    return thread;
  }

  /** Has work done on the thread; false if it is not done after a while. */
  boolean call(Runnable task, long patienceMillis) {
    CountDownLatch done = new CountDownLatch(1);
    work.add(() -> {
      task.run();
      done.countDown();
    });
    event.signal();
    try {
      return done.await(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends the thread, which may still finish what it does. */
  @Override
  public void close() {
    work.add(() -> isEnded = true);
    event.signal();
  }

  private void run() {
    while (!isEnded) {
      try {
        turn();
      } catch (RuntimeException fault) {
        errors.accept(
            "internal error in thread " + thread.getName() + ": " + Faults.describe(fault));
      }
    }
    source.end();
    epoll.close();
    event.close();
  }

  private void turn() {
    int ready = epoll.await(source.deadlineNanos());
    for (int index = 0; index < ready; index++) {
      if (epoll.token(index) == SOURCE) {
        source.ready();
      } else {
        event.drain();
      }
    }
    for (Runnable task = work.poll(); task != null; task = work.poll()) {
      task.run();
    }
    if (source.deadlineNanos() <= MonotonicClock.nanos()) {
      source.due();
    }
  }
}
