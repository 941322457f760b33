package io.holdfast.linux.ffm;

/** The calls every kind of file descriptor has. Usable from any thread. */
public final class Descriptors {
  private Descriptors() {}

  /**
   * Closes a descriptor. An error leaves it closed all the same, so it is not to be retried.
   *
   * @return zero or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>
   */
  public static int close(int fd) {
    return (int) Syscalls.call(SystemCall.CLOSE, fd);
  }

  /**
   * Reads at most {@code length} bytes to the start of {@code target}, again after EINTR.
   *
   * @return the number of bytes, zero at the end, or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/read.2.html">read(2)</a>
   */
  public static int read(int fd, NativeMemory target, int length) {
    long result;
    do {
      result = Syscalls.call(SystemCall.READ, fd, target.address(), length);
    } while (result == -Errno.EINTR);
    return (int) result;
  }

  /**
   * Writes {@code length} bytes of {@code source} from {@code offset}, once but for EINTR.
   *
   * @return the number of bytes written or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/write.2.html">write(2)</a>
   */
  public static int write(int fd, NativeMemory source, int offset, int length) {
    long result;
    do {
      result = Syscalls.call(SystemCall.WRITE, fd, source.address() + offset, length);
    } while (result == -Errno.EINTR);
    return (int) result;
  }
}
