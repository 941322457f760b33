package io.holdfast.linux.event;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;

/**
 * Signals as readable events. Reliable only if every thread of the process blocks them: the
 * launcher starts the JVM with them blocked and with {@code -Xrs}. One thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/signalfd.2.html">signalfd(2)</a>
 */
public final class SignalFd implements AutoCloseable {
  private static final int NONBLOCK_CLOEXEC = 0x80800;
  private static final int NEW = -1;
  private static final int INFO_BYTES = 128;
  private static final int INFO_PID = 12;

  private final int fd;
  private final NativeMemory info = NativeMemory.allocate(INFO_BYTES);

  private SignalFd(int fd) {
    this.fd = fd;
  }

  /** Opens a descriptor for the given signals and blocks them in the calling thread. */
  public static Result<SignalFd> open(int... signals) {
    int blocked = Signals.block(signals);
    if (blocked < 0) {
      return new Result.Failure<>(Operation.OPEN_SIGNALS, -blocked);
    }
    try (NativeMemory mask = NativeMemory.temporary(Long.BYTES)) {
      mask.bytes().putLong(0, Signals.mask(signals));
      long address = mask.address();
      int fd =
          (int) Syscalls.call(SystemCall.SIGNALFD4, NEW, address, Long.BYTES, NONBLOCK_CLOEXEC);
      return fd < 0
          ? new Result.Failure<>(Operation.OPEN_SIGNALS, -fd)
          : new Result.Success<>(new SignalFd(fd));
    }
  }

  /** Returns the descriptor, for epoll. */
  public int fd() {
    return fd;
  }

  /** Takes the next signal: its number, zero if none waits, or the negated errno. */
  public int next() {
    int result = Descriptors.read(fd, info, INFO_BYTES);
    if (result < 0) {
      return result == -Errno.EAGAIN ? 0 : result;
    }
    return info.bytes().getInt(0);
  }

  /** Returns the process that sent the signal {@link #next()} returned last. */
  public int senderPid() {
    return info.bytes().getInt(INFO_PID);
  }

  @Override
  public void close() {
    Descriptors.close(fd);
    info.close();
  }
}
