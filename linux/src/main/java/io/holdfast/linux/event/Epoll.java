package io.holdfast.linux.event;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import org.jspecify.annotations.Nullable;

/**
 * Waits for descriptors and for a deadline. Each descriptor has a token, returned when it is ready.
 *
 * <p>The deadline is absolute and has nanosecond resolution: by {@code epoll_pwait2(2)}, and before
 * Linux 5.11, which lacks it, by a timer. Level triggered. One thread at a time may wait, and one,
 * the same or another, change what is watched.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/epoll.7.html">epoll(7)</a>
 */
public final class Epoll implements AutoCloseable {
  /** Ready to read. */
  public static final int IN = 0x1;

  /** Ready to write. */
  public static final int OUT = 0x4;

  /** An error condition; always reported. */
  public static final int ERR = 0x8;

  /** The other end hung up; always reported. */
  public static final int HUP = 0x10;

  /** Deadline of a wait that only a descriptor ends. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final int CLOEXEC = 0x80000;
  private static final int CTL_ADD = 1;
  private static final int CTL_DEL = 2;
  private static final int CTL_MOD = 3;
  private static final long TIMER_TOKEN = Long.MIN_VALUE;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int TIMESPEC_BYTES = 16;

  /** A thousandth of it, 10 us, matters to nobody. */
  private static final long EXACT_WAIT_NANOS = 10_000_000L;

  private static final int STOP_SHORT_SHIFT = 7;

  private final int fd;
  private final int capacity;
  private final EventMemory ready;
  private final EventMemory change = new EventMemory(1);
  private final NativeMemory timeout = NativeMemory.allocate(TIMESPEC_BYTES);
  private @Nullable TimerFd timer;

  private Epoll(int fd, int capacity) {
    this.fd = fd;
    this.capacity = capacity;
    ready = new EventMemory(capacity);
  }

  /**
   * Opens an epoll instance.
   *
   * @param capacity how many ready descriptors one wait returns at most
   */
  public static Result<Epoll> open(int capacity) {
    int fd = (int) Syscalls.call(SystemCall.EPOLL_CREATE1, CLOEXEC);
    return fd < 0
        ? new Result.Failure<>(Operation.OPEN_EPOLL, -fd)
        : new Result.Success<>(new Epoll(fd, capacity));
  }

  /**
   * Watches a descriptor.
   *
   * @param events {@link #IN}, {@link #OUT} or both
   * @param token returned by {@link #token}; any value but {@link Long#MIN_VALUE}
   * @return zero or the negated errno
   */
  public int add(int watched, int events, long token) {
    return control(CTL_ADD, watched, events, token);
  }

  /** Changes events and token of a watched descriptor; zero or the negated errno. */
  public int modify(int watched, int events, long token) {
    return control(CTL_MOD, watched, events, token);
  }

  /** Stops watching a descriptor; zero or the negated errno. Closing it does the same. */
  public int remove(int watched) {
    return control(CTL_DEL, watched, 0, 0);
  }

  /**
   * Waits until a descriptor is ready or the deadline has come, or a signal handler ran.
   *
   * @param deadlineNanos time of {@link MonotonicClock}; a past one only looks
   * @return the number of ready descriptors, zero at the deadline, or the negated errno
   */
  public int await(long deadlineNanos) {
    if (timer != null) {
      return awaitByTimer(timer, deadlineNanos);
    }
    int result;
    long left;
    do {
      left = deadlineNanos == NEVER ? 0 : left(deadlineNanos, MonotonicClock.nanos());
      long address = deadlineNanos == NEVER ? 0 : timeout(exactPart(left));
      result = waitOnce(address);
    } while (result == 0 && exactPart(left) < left);
    if (result == -Errno.ENOSYS) {
      return awaitByTimer(useTimer(), deadlineNanos);
    }
    return result == -Errno.EINTR ? 0 : result;
  }

  /**
   * Waits once. What ended it without a result is found by looking again: with the same time-out it
   * would wait as long again.
   */
  private int waitOnce(long timeoutAddress) {
    long events = ready.address();
    long result =
        Syscalls.attempt(SystemCall.EPOLL_PWAIT2, fd, events, capacity, timeoutAddress, 0, 0);
    return result >= 0
        ? (int) result
        : (int) Syscalls.call(SystemCall.EPOLL_PWAIT2, fd, events, capacity, timeout(0), 0, 0);
  }

  /** Compares first: the difference to a deadline long past, or at no time at all, overflows. */
  private static long left(long deadlineNanos, long nowNanos) {
    return deadlineNanos <= nowNanos ? 0 : deadlineNanos - nowNanos;
  }

  /**
   * How long to wait in one go. The kernel lets a wait end late by up to a thousandth of it (by a
   * two hundredth for a process with a positive nice value), which is milliseconds for a master
   * down interval; so a long wait stops short, and the short rest of it ends on time.
   */
  static long exactPart(long leftNanos) {
    return leftNanos <= EXACT_WAIT_NANOS ? leftNanos : leftNanos - (leftNanos >> STOP_SHORT_SHIFT);
  }

  private long timeout(long nanos) {
    timeout.bytes().putLong(0, nanos / NANOS_PER_SECOND);
    timeout.bytes().putLong(Long.BYTES, nanos % NANOS_PER_SECOND);
    return timeout.address();
  }

  /** Returns the token of ready descriptor {@code index} of the last wait. */
  public long token(int index) {
    return ready.token(index);
  }

  /** Returns the events of ready descriptor {@code index} of the last wait. */
  public int events(int index) {
    return ready.events(index);
  }

  @Override
  public void close() {
    Descriptors.close(fd);
    ready.close();
    change.close();
    timeout.close();
    if (timer != null) {
      timer.close();
    }
  }

  /** Goes over to waiting with a timer, as a kernel without epoll_pwait2 needs. */
  TimerFd useTimer() {
    TimerFd created = TimerFd.open().orThrow();
    timer = created;
    add(created.fd(), IN, TIMER_TOKEN);
    return created;
  }

  private int awaitByTimer(TimerFd deadline, long deadlineNanos) {
    if (deadlineNanos == NEVER) {
      deadline.disarm();
    } else {
      deadline.arm(deadlineNanos);
    }
    long events = ready.address();
    int result = (int) Syscalls.call(SystemCall.EPOLL_PWAIT, fd, events, capacity, -1, 0, 0);
    if (result < 0) {
      return result == -Errno.EINTR ? 0 : result;
    }
    return withoutTimer(deadline, result);
  }

  private int withoutTimer(TimerFd deadline, int count) {
    for (int index = 0; index < count; index++) {
      if (ready.token(index) == TIMER_TOKEN) {
        deadline.expirations();
        ready.set(index, ready.events(count - 1), ready.token(count - 1));
        return count - 1;
      }
    }
    return count;
  }

  private int control(int operation, int watched, int events, long token) {
    change.set(0, events, token);
    long address = change.address();
    return (int) Syscalls.call(SystemCall.EPOLL_CTL, fd, operation, watched, address);
  }
}
