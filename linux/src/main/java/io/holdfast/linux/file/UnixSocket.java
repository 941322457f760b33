package io.holdfast.linux.file;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.SocketAddress;
import io.holdfast.linux.ffm.SocketOption;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A local stream socket: one that listens at a path, one that was accepted there, or one connected
 * to it. Listening and accepted sockets never wait; a connected one waits up to its time limit. One
 * thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
 */
public final class UnixSocket implements AutoCloseable {
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int CREDENTIALS_BYTES = 12;
  private static final int TIMEVAL_BYTES = 16;
  private static final int MILLIS_PER_SECOND = 1000;
  private static final int MICROS_PER_MILLI = 1000;
  private static final int FILE_TYPE = 0170000;
  private static final int SOCKET_TYPE = 0140000;

  private final int fd;
  private final int sendFlags;

  private UnixSocket(int fd, int sendFlags) {
    this.fd = fd;
    this.sendFlags = sendFlags;
  }

  /**
   * Listens at a path. A socket file that a dead process left there is replaced; a living one, or
   * any other file, is not touched.
   *
   * @param mode permissions of the file from its first moment on, such as 0600
   * @param backlog connections that may wait to be accepted
   */
  public static Result<UnixSocket> listen(Path path, int mode, int backlog) {
    int fd = open(Sockets.SOCK_NONBLOCK);
    if (fd < 0) {
      return new Result.Failure<>(Operation.OPEN_SOCKET, -fd);
    }
    // The file takes the permissions of the socket it is bound to.
    int result = FileCalls.mode(fd, mode);
    if (result == 0) {
      result = bind(fd, path);
    }
    if (result == -Errno.EADDRINUSE && isLeftBehind(path)) {
      FileCalls.remove(path.toString());
      result = bind(fd, path);
    }
    if (result == 0) {
      result = (int) Syscalls.call(SystemCall.LISTEN, fd, backlog);
    }
    return opened(fd, result, Operation.LISTEN, MSG_DONTWAIT | MSG_NOSIGNAL);
  }

  /**
   * Connects to a listening socket.
   *
   * @param limitMillis how long a read or write may wait before it answers EAGAIN
   */
  public static Result<UnixSocket> connect(Path path, int limitMillis) {
    int fd = open(0);
    if (fd < 0) {
      return new Result.Failure<>(Operation.OPEN_SOCKET, -fd);
    }
    int result = limit(fd, limitMillis);
    if (result == 0) {
      result = connect(fd, path);
    }
    return opened(fd, result, Operation.CONNECT, MSG_NOSIGNAL);
  }

  /** Accepts the next connection; fails with EAGAIN if none waits. */
  public Result<UnixSocket> accept() {
    int flags = Sockets.SOCK_NONBLOCK | Sockets.SOCK_CLOEXEC;
    int accepted = (int) Syscalls.call(SystemCall.ACCEPT4, fd, 0, 0, flags);
    return accepted < 0
        ? new Result.Failure<>(Operation.ACCEPT, -accepted)
        : new Result.Success<>(new UnixSocket(accepted, MSG_DONTWAIT | MSG_NOSIGNAL));
  }

  /** Who is at the other end: of an accepted socket the client, of a connected one the server. */
  public Result<PeerCredentials> peer() {
    try (NativeMemory memory = NativeMemory.temporary(CREDENTIALS_BYTES + Integer.BYTES)) {
      memory.bytes().putInt(CREDENTIALS_BYTES, CREDENTIALS_BYTES);
      long address = memory.address();
      int result =
          Sockets.option(fd, SocketOption.SO_PEERCRED, address, address + CREDENTIALS_BYTES);
      return result < 0
          ? new Result.Failure<>(Operation.READ_OPTION, -result)
          : new Result.Success<>(
              new PeerCredentials(
                  memory.bytes().getInt(0),
                  memory.bytes().getInt(Integer.BYTES),
                  memory.bytes().getInt(2 * Integer.BYTES)));
    }
  }

  /** Returns the descriptor, for epoll. */
  public int fd() {
    return fd;
  }

  /** Reads at most {@code length} bytes; their number, zero at the end, or the negated errno. */
  public int read(NativeMemory target, int length) {
    return Descriptors.read(fd, target, length);
  }

  /** Writes the first {@code length} bytes; the number written or the negated errno. */
  public int write(NativeMemory source, int length) {
    return (int) Syscalls.call(SystemCall.SENDTO, fd, source.address(), length, sendFlags, 0, 0);
  }

  @Override
  public void close() {
    Descriptors.close(fd);
  }

  private static int open(int flags) {
    int type = Sockets.SOCK_STREAM | Sockets.SOCK_CLOEXEC | flags;
    return Sockets.open(SocketAddress.AF_UNIX, type, 0);
  }

  private static Result<UnixSocket> opened(int fd, int result, Operation operation, int sendFlags) {
    if (result < 0) {
      Descriptors.close(fd);
      return new Result.Failure<>(operation, -result);
    }
    return new Result.Success<>(new UnixSocket(fd, sendFlags));
  }

  private static int bind(int fd, Path path) {
    try (NativeMemory address = NativeMemory.temporary(SocketAddress.MAX_BYTES)) {
      int length = SocketAddress.writeUnix(address, path.toAbsolutePath().toString());
      return length < 0 ? length : Sockets.bind(fd, address, length);
    }
  }

  private static int connect(int fd, Path path) {
    try (NativeMemory address = NativeMemory.temporary(SocketAddress.MAX_BYTES)) {
      int length = SocketAddress.writeUnix(address, path.toAbsolutePath().toString());
      return length < 0 ? length : Sockets.connect(fd, address, length);
    }
  }

  private static int limit(int fd, int limitMillis) {
    try (NativeMemory time = NativeMemory.temporary(TIMEVAL_BYTES)) {
      time.bytes().putLong(0, limitMillis / MILLIS_PER_SECOND);
      time.bytes().putLong(Long.BYTES, (long) (limitMillis % MILLIS_PER_SECOND) * MICROS_PER_MILLI);
      int result = Sockets.setOption(fd, SocketOption.SO_RCVTIMEO, time, TIMEVAL_BYTES);
      return result < 0
          ? result
          : Sockets.setOption(fd, SocketOption.SO_SNDTIMEO, time, TIMEVAL_BYTES);
    }
  }

  /** Whether a path is a socket (not a link to one) at which nobody listens any more. */
  private static boolean isLeftBehind(Path path) {
    try {
      int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      if ((mode & FILE_TYPE) != SOCKET_TYPE) {
        return false;
      }
    } catch (IOException unreadable) {
      return false;
    }
    int probe = open(Sockets.SOCK_NONBLOCK);
    int result = connect(probe, path);
    Descriptors.close(probe);
    return result == -Errno.ECONNREFUSED;
  }
}
