package io.holdfast.linux.event;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;

/**
 * A timer that becomes readable at an absolute time of {@link MonotonicClock}. One thread at a
 * time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">timerfd_create(2)</a>
 */
public final class TimerFd implements AutoCloseable {
  private static final int CLOCK_MONOTONIC = 1;
  private static final int NONBLOCK_CLOEXEC = 0x80800;
  private static final int TFD_TIMER_ABSTIME = 1;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int VALUE_SECONDS = 16;
  private static final int VALUE_NANOS = 24;
  private static final int ITIMERSPEC_BYTES = 32;

  private final int fd;
  private final NativeMemory memory = NativeMemory.allocate(ITIMERSPEC_BYTES);

  private TimerFd(int fd) {
    this.fd = fd;
  }

  /** Opens a disarmed timer. */
  public static Result<TimerFd> open() {
    int fd = (int) Syscalls.call(SystemCall.TIMERFD_CREATE, CLOCK_MONOTONIC, NONBLOCK_CLOEXEC);
    return fd < 0
        ? new Result.Failure<>(Operation.OPEN_TIMER, -fd)
        : new Result.Success<>(new TimerFd(fd));
  }

  /** Returns the descriptor, for epoll. */
  public int fd() {
    return fd;
  }

  /**
   * Sets the timer to fire once; a time in the past fires at once.
   *
   * @return zero or the negated errno
   */
  public int arm(long deadlineNanos) {
    // Zero would disarm.
    return set(Math.max(1, deadlineNanos));
  }

  /** Stops the timer; zero or the negated errno. */
  public int disarm() {
    return set(0);
  }

  /** Takes the number of expirations since the last call, zero if none; or the negated errno. */
  public long expirations() {
    int result = Descriptors.read(fd, memory, Long.BYTES);
    if (result < 0) {
      return result == -Errno.EAGAIN ? 0 : result;
    }
    return memory.bytes().getLong(0);
  }

  @Override
  public void close() {
    Descriptors.close(fd);
    memory.close();
  }

  private int set(long nanos) {
    memory.bytes().putLong(0, 0);
    memory.bytes().putLong(Long.BYTES, 0);
    memory.bytes().putLong(VALUE_SECONDS, nanos / NANOS_PER_SECOND);
    memory.bytes().putLong(VALUE_NANOS, nanos % NANOS_PER_SECOND);
    long call =
        Syscalls.call(SystemCall.TIMERFD_SETTIME, fd, TFD_TIMER_ABSTIME, memory.address(), 0);
    return (int) call;
  }
}
