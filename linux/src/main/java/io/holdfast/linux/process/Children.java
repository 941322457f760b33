package io.holdfast.linux.process;

import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.EventFd;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.CFunction;
import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All programs that run, watched by one thread: their ends by pidfd, what they print, and their
 * time. It waits for these alone, so the JDK keeps its own children, and as the first process of a
 * container for those without a parent. Usable from any thread.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/pidfd_open.2.html">pidfd_open(2)</a>
 */
final class Children {
  private static final int EVENTS = 64;
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int SIGCHLD = 17;
  private static final int DEFAULT = 0;

  /** Tokens of a child are twice its number, and one more for what it prints. */
  private static final long WAKE_TOKEN = 0;

  private static @Nullable Children all;

  private final Epoll epoll;
  private final EventFd wake;
  private final Timers timers;
  private final Starters starters;
  private final Orphans orphans = new Orphans(this::isRunning);
  private final Map<Long, Child> running = new HashMap<>();
  private long numbers;

  private Children(Epoll epoll, EventFd wake) {
    this.epoll = epoll;
    this.wake = wake;
    this.timers = new Timers(wake::signal);
    this.starters = new Starters(timers);
  }

  /** Returns the one of this process, opened by whoever comes first. */
  static synchronized Result<Children> all() {
    if (all != null) {
      return new Result.Success<>(all);
    }
    Result<Children> opened = open();
    if (opened instanceof Result.Success<Children>(Children children)) {
      all = children;
    }
    return opened;
  }

  private static Result<Children> open() {
    return switch (Epoll.open(EVENTS)) {
      case Result.Failure<Epoll> failure ->
          new Result.Failure<>(failure.operation(), failure.errno());
      case Result.Success<Epoll>(Epoll epoll) ->
          switch (EventFd.open()) {
            case Result.Failure<EventFd> failure -> {
              epoll.close();
              yield new Result.Failure<>(failure.operation(), failure.errno());
            }
            case Result.Success<EventFd>(EventFd wake) ->
                new Result.Success<>(new Children(epoll, wake).begin());
          };
    };
  }

  private Children begin() {
    // Whoever ignores it is not told of any status.
    CFunction.find("signal").ifPresent(signal -> signal.call(SIGCHLD, DEFAULT));
    epoll.add(wake.fd(), Epoll.IN, WAKE_TOKEN);
    if (Orphans.areGivenToUs()) {
      orphans.watch(timers);
    }
    Thread.ofPlatform().daemon().name("awaits scripts").start(this::watch);
    return this;
  }

  Timers timers() {
    return timers;
  }

  Starters starters() {
    return starters;
  }

  Orphans orphans() {
    return orphans;
  }

  private synchronized boolean isRunning(int pid) {
    return running.values().stream().anyMatch(child -> child.pid() == pid);
  }

  /**
   * Begins to watch a child.
   *
   * @return zero or the negated errno; then nobody watches it
   */
  int add(Child child) {
    int pidfd = (int) Syscalls.call(SystemCall.PIDFD_OPEN, child.pid(), 0);
    if (pidfd < 0) {
      return pidfd;
    }
    child.watchedBy(pidfd);
    int result = register(child);
    if (result < 0) {
      Descriptors.close(pidfd);
    }
    return result;
  }

  /** Both or none, before the other thread may look: the program may have ended by now. */
  private synchronized int register(Child child) {
    numbers++;
    OutputPipe output = child.output();
    int result = epoll.add(child.pidfd(), Epoll.IN, 2 * numbers);
    if (result == 0 && output != null) {
      result = epoll.add(output.readEnd(), Epoll.IN, 2 * numbers + 1);
    }
    if (result == 0) {
      running.put(numbers, child);
    }
    return result;
  }

  private void watch() {
    try (NativeMemory buffer = NativeMemory.allocate(BUFFER_BYTES)) {
      while (true) {
        int count = epoll.await(timers.nextNanos());
        for (int index = 0; index < count; index++) {
          long token = epoll.token(index);
          Unbroken.run(() -> look(token, buffer));
        }
        timers.fire(MonotonicClock.nanos());
      }
    }
  }

  private void look(long token, NativeMemory buffer) {
    if (token == WAKE_TOKEN) {
      wake.drain();
      return;
    }
    Child child = child(token / 2);
    // At its end a program closes what it prints into, and is usually gone at the next moment.
    if (child != null && (token % 2 == 0 || !child.reads(buffer))) {
      SpawnOutcome outcome = child.reap();
      leaveOutput(child, buffer);
      if (outcome != null) {
        leave(child, token / 2);
        child.ended(outcome);
      }
    }
  }

  private synchronized @Nullable Child child(long number) {
    return running.get(number);
  }

  /**
   * Closing a descriptor alone would not do: a program on its way to be started has copies of all,
   * and these would be ready until it has got rid of them.
   */
  private synchronized void leave(Child child, long number) {
    epoll.remove(child.pidfd());
    running.remove(number);
  }

  private synchronized void leaveOutput(Child child, NativeMemory buffer) {
    OutputPipe output = child.output();
    if (output != null && output.isOpen()) {
      epoll.remove(output.readEnd());
      output.finish(buffer);
    }
  }
}
