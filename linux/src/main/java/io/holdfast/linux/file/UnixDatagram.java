package io.holdfast.linux.file;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.SocketAddress;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;

/**
 * Sends datagrams to a local socket without ever waiting: syslog's /dev/log, systemd's notify
 * socket. One thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
 */
public final class UnixDatagram implements AutoCloseable {
  private static final int MSG_DONTWAIT_NOSIGNAL = 0x4040;

  private final int fd;

  private UnixDatagram(int fd) {
    this.fd = fd;
  }

  /**
   * Connects to a socket.
   *
   * @param name a path, or an abstract name after {@code @}
   */
  public static Result<UnixDatagram> connect(String name) {
    int type = Sockets.SOCK_DGRAM | Sockets.SOCK_CLOEXEC | Sockets.SOCK_NONBLOCK;
    int fd = Sockets.open(SocketAddress.AF_UNIX, type, 0);
    if (fd < 0) {
      return new Result.Failure<>(Operation.OPEN_SOCKET, -fd);
    }
    int result = connect(fd, name);
    if (result < 0) {
      Descriptors.close(fd);
      return new Result.Failure<>(Operation.CONNECT, -result);
    }
    return new Result.Success<>(new UnixDatagram(fd));
  }

  /**
   * Sends the first {@code length} bytes of {@code message} as one datagram.
   *
   * @return zero, or the negated errno: EAGAIN if the receiver is slow and its queue full,
   *     ECONNREFUSED or ENOTCONN if it is gone and a new connection is needed
   */
  public int send(NativeMemory message, int length) {
    long address = message.address();
    long result =
        Syscalls.call(SystemCall.SENDTO, fd, address, length, MSG_DONTWAIT_NOSIGNAL, 0, 0);
    return (int) Math.min(0, result);
  }

  @Override
  public void close() {
    Descriptors.close(fd);
  }

  private static int connect(int fd, String name) {
    try (NativeMemory address = NativeMemory.temporary(SocketAddress.MAX_BYTES)) {
      int length = SocketAddress.writeUnix(address, name);
      return length < 0 ? length : Sockets.connect(fd, address, length);
    }
  }
}
