package io.holdfast.linux.process;

import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.NativeMemory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/**
 * What scripts leave behind when this process is the first of a container: the kernel gives it
 * every process without a parent, and one that nobody waits for stays as a zombie. Usable from any
 * thread, but for {@link #reap}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/waitid.2.html">waitid(2)</a>
 */
final class Orphans {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final IntPredicate isOurs;
  private final AtomicInteger starting = new AtomicInteger();

  /** Leaves those alone of which {@code isOurs} says that somebody waits for them. */
  Orphans(IntPredicate isOurs) {
    this.isOurs = isOurs;
  }

  /** Whether the kernel gives orphans to this process. */
  static boolean areGivenToUs() {
    return ProcessHandle.current().pid() == 1;
  }

  /** A program is about to be started, which nobody knows by its number yet. */
  void beginStart() {
    starting.incrementAndGet();
  }

  /** It is known now, or there is none. */
  void endStart() {
    starting.decrementAndGet();
  }

  /** Reaps once a second from now on. */
  void watch(Timers timers) {
    timers.arm(
        MonotonicClock.nanos() + INTERVAL_NANOS,
        () -> {
          reap();
          watch(timers);
        });
  }

  /** Waits for every child that has ended and is not ours. Returns how many there were. */
  int reap() {
    int reaped = 0;
    try (NativeMemory info = NativeMemory.temporary(WaitId.INFO_BYTES)) {
      int pid = ended(info);
      // In this order: one that is being started is ours, and is known before that is over.
      while (pid > 0 && starting.get() == 0 && !isOurs.test(pid)) {
        WaitId.call(WaitId.P_PID, pid, WaitId.WEXITED | WaitId.WNOHANG, info);
        reaped++;
        pid = ended(info);
      }
    }
    return reaped;
  }

  private static int ended(NativeMemory info) {
    info.bytes().putInt(WaitId.INFO_PID, 0);
    int how = WaitId.WEXITED | WaitId.WNOHANG | WaitId.WNOWAIT;
    return WaitId.call(WaitId.P_ALL, 0, how, info) < 0 ? 0 : info.bytes().getInt(WaitId.INFO_PID);
  }
}
