package io.holdfast.linux.event;

import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;

/**
 * Sleeps whatever happens meanwhile. Owned by the thread that made it; allocates nothing.
 *
 * @see <a
 *     href="https://man7.org/linux/man-pages/man2/clock_nanosleep.2.html">clock_nanosleep(2)</a>
 */
public final class Rest implements AutoCloseable {
  private static final int CLOCK_MONOTONIC = 1;
  private static final int TIMER_ABSTIME = 1;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final NativeMemory time = NativeMemory.allocate(2 * Long.BYTES);

  /** Takes the memory for a time. */
  public Rest() {}

  /** Sleeps until a time of {@link MonotonicClock}, or until a signal handler ran. */
  public void until(long nanos) {
    time.bytes().putLong(0, nanos / NANOS_PER_SECOND);
    time.bytes().putLong(Long.BYTES, nanos % NANOS_PER_SECOND);
    Syscalls.attempt(
        SystemCall.CLOCK_NANOSLEEP, CLOCK_MONOTONIC, TIMER_ABSTIME, time.address(), 0, 0, 0);
  }

  @Override
  public void close() {
    time.close();
  }
}
