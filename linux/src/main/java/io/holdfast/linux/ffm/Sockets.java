package io.holdfast.linux.ffm;

/** Socket calls with one integer or one structure as their value. Usable from any thread. */
public final class Sockets {
  /** Raw and packet sockets. */
  public static final int SOCK_RAW = 3;

  /** Stream sockets. */
  public static final int SOCK_STREAM = 1;

  /** Datagram sockets. */
  public static final int SOCK_DGRAM = 2;

  /** Or-ed to the type: closed at exec. */
  public static final int SOCK_CLOEXEC = 0x80000;

  /** Or-ed to the type: calls return EAGAIN rather than wait. */
  public static final int SOCK_NONBLOCK = 0x800;

  private Sockets() {}

  /**
   * Opens a socket.
   *
   * @return the descriptor or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/socket.2.html">socket(2)</a>
   */
  public static int open(int family, int type, int protocol) {
    return (int) Syscalls.call(SystemCall.SOCKET, family, type, protocol);
  }

  /**
   * Binds a socket to the address of {@code length} bytes at the start of {@code address}.
   *
   * @return zero or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/bind.2.html">bind(2)</a>
   */
  public static int bind(int fd, NativeMemory address, int length) {
    return (int) Syscalls.call(SystemCall.BIND, fd, address.address(), length);
  }

  /**
   * Connects a socket to the address of {@code length} bytes at the start of {@code address}.
   *
   * @return zero or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/connect.2.html">connect(2)</a>
   */
  public static int connect(int fd, NativeMemory address, int length) {
    return (int) Syscalls.call(SystemCall.CONNECT, fd, address.address(), length);
  }

  /**
   * Sets an option whose value is an {@code int}.
   *
   * @return zero or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/setsockopt.2.html">setsockopt(2)</a>
   */
  public static int setOption(int fd, SocketOption option, int value) {
    try (NativeMemory memory = NativeMemory.temporary(Integer.BYTES)) {
      memory.bytes().putInt(0, value);
      return setOption(fd, option, memory, Integer.BYTES);
    }
  }

  /**
   * Sets an option to the {@code length} bytes at the start of {@code value}.
   *
   * @return zero or the negated errno
   */
  public static int setOption(int fd, SocketOption option, NativeMemory value, int length) {
    return (int)
        Syscalls.call(
            SystemCall.SETSOCKOPT, fd, option.level(), option.number(), value.address(), length, 0);
  }

  /**
   * Reads an option whose value is a non-negative {@code int}.
   *
   * @return the value or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/setsockopt.2.html">getsockopt(2)</a>
   */
  public static int option(int fd, SocketOption option) {
    try (NativeMemory memory = NativeMemory.temporary(2 * Integer.BYTES)) {
      memory.bytes().putInt(Integer.BYTES, Integer.BYTES);
      long value = memory.address();
      long length = value + Integer.BYTES;
      int result = option(fd, option, value, length);
      return result < 0 ? result : memory.bytes().getInt(0);
    }
  }

  /**
   * Reads an option of any kind.
   *
   * @param value address of room for it
   * @param length address of an {@code int} that says how much room there is
   * @return zero or the negated errno
   */
  public static int option(int fd, SocketOption option, long value, long length) {
    return (int)
        Syscalls.call(SystemCall.GETSOCKOPT, fd, option.level(), option.number(), value, length, 0);
  }
}
