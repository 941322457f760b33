package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.SocketAddress;
import io.holdfast.linux.ffm.Sockets;

/**
 * A name that one process of a network namespace holds at a time. However the process ends, the
 * kernel gives the name back: it is an abstract local socket. One thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
 */
public final class NamespaceName implements AutoCloseable {
  private final int fd;

  private NamespaceName(int fd) {
    this.fd = fd;
  }

  /**
   * Takes a name in the network namespace of the calling thread; fails with EADDRINUSE while a
   * process holds it.
   */
  public static Result<NamespaceName> hold(String name) {
    int fd = Sockets.open(SocketAddress.AF_UNIX, Sockets.SOCK_DGRAM | Sockets.SOCK_CLOEXEC, 0);
    if (fd < 0) {
      return new Result.Failure<>(Operation.OPEN_SOCKET, -fd);
    }
    try (NativeMemory address = NativeMemory.temporary(SocketAddress.MAX_BYTES)) {
      int length = SocketAddress.writeUnix(address, "@" + name);
      int result = length < 0 ? length : Sockets.bind(fd, address, length);
      if (result < 0) {
        Descriptors.close(fd);
        return new Result.Failure<>(Operation.LISTEN, -result);
      }
    }
    return new Result.Success<>(new NamespaceName(fd));
  }

  @Override
  public void close() {
    Descriptors.close(fd);
  }
}
