package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.SocketAddress;
import io.holdfast.linux.ffm.Sockets;

/**
 * Opens sockets of netlink in the network namespace of the calling thread.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a>
 * @see <a href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>
 */
final class NetlinkSocket {
  /** Links, addresses, routes, rules. */
  static final int NETLINK_ROUTE = 0;

  /** The packet filter. */
  static final int NETLINK_NETFILTER = 12;

  private NetlinkSocket() {}

  /** Returns the descriptor of a bound socket, without setting non-blocking mode unless asked. */
  static Result<Integer> open(int typeFlags, int groups, int receiveBufferBytes) {
    return open(NETLINK_ROUTE, typeFlags, groups, receiveBufferBytes);
  }

  /** As the other, for a protocol of netlink. */
  static Result<Integer> open(int protocol, int typeFlags, int groups, int receiveBufferBytes) {
    int type = Sockets.SOCK_RAW | Sockets.SOCK_CLOEXEC | typeFlags;
    int fd = Sockets.open(SocketAddress.AF_NETLINK, type, protocol);
    SocketSetup setup = new SocketSetup(fd).receiveBuffer(receiveBufferBytes);
    Operation failed = setup.failed();
    int errno = setup.errno();
    if (failed == null) {
      int bound = bind(fd, groups);
      if (bound == 0) {
        return new Result.Success<>(fd);
      }
      failed = Operation.BIND_NETLINK;
      errno = -bound;
    }
    Descriptors.close(fd);
    return new Result.Failure<>(failed, errno);
  }

  private static int bind(int fd, int groups) {
    try (NativeMemory address = NativeMemory.temporary(SocketAddress.MAX_BYTES)) {
      return Sockets.bind(fd, address, SocketAddress.writeNetlink(address, groups));
    }
  }
}
