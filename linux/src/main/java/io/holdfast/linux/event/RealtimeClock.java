package io.holdfast.linux.event;

import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;

/**
 * Nanoseconds of {@code CLOCK_REALTIME}, by which the kernel stamps packets. The JDK tells them
 * only with an object. Owned by the thread that made it; allocates nothing.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/clock_gettime.2.html">clock_gettime(2)</a>
 */
public final class RealtimeClock implements AutoCloseable {
  private static final int CLOCK_REALTIME = 0;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final NativeMemory time = NativeMemory.allocate(2 * Long.BYTES);

  /** Takes the memory for a time. */
  public RealtimeClock() {}

  /** Returns the time since 1970, in nanoseconds; it jumps when somebody sets the clock. */
  public long nanos() {
    Syscalls.attempt(SystemCall.CLOCK_GETTIME, CLOCK_REALTIME, time.address(), 0, 0, 0, 0);
    return time.bytes().getLong(0) * NANOS_PER_SECOND + time.bytes().getLong(Long.BYTES);
  }

  @Override
  public void close() {
    time.close();
  }
}
