package io.holdfast.linux.event;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;

/**
 * Wakes the loop from another thread: {@link #signal()} from any, {@link #drain()} from one.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/eventfd.2.html">eventfd(2)</a>
 */
public final class EventFd implements AutoCloseable {
  private static final int NONBLOCK_CLOEXEC = 0x80800;

  private final int fd;
  private final NativeMemory one = NativeMemory.allocate(Long.BYTES);
  private final NativeMemory count = NativeMemory.allocate(Long.BYTES);

  private EventFd(int fd) {
    this.fd = fd;
    one.bytes().putLong(0, 1);
  }

  /** Opens an event that nobody has signalled. */
  public static Result<EventFd> open() {
    int fd = (int) Syscalls.call(SystemCall.EVENTFD2, 0, NONBLOCK_CLOEXEC);
    return fd < 0
        ? new Result.Failure<>(Operation.OPEN_EVENT, -fd)
        : new Result.Success<>(new EventFd(fd));
  }

  /** Returns the descriptor, for epoll. */
  public int fd() {
    return fd;
  }

  /** Makes the event readable; zero or the negated errno. Usable from any thread. */
  public int signal() {
    return Math.min(0, Descriptors.write(fd, one, 0, Long.BYTES));
  }

  /** Takes the number of signals since the last call, zero if none; or the negated errno. */
  public long drain() {
    int result = Descriptors.read(fd, count, Long.BYTES);
    if (result < 0) {
      return result == -Errno.EAGAIN ? 0 : result;
    }
    return count.bytes().getLong(0);
  }

  @Override
  public void close() {
    Descriptors.close(fd);
    one.close();
    count.close();
  }
}
