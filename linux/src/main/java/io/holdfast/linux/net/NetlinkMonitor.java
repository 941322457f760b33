package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.ReceiveBuffer;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.SocketOption;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.wire.netlink.NetlinkReader;

/**
 * Hears of every change to links, addresses, policy rules and our own routes of a network
 * namespace. One thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>
 */
public final class NetlinkMonitor implements AutoCloseable {
  private static final int GROUP_LINK = 0x1;
  private static final int GROUP_IPV4_ADDRESS = 0x10;
  private static final int GROUP_IPV4_ROUTE = 0x40;
  private static final int GROUP_IPV4_RULE = 0x80;
  private static final int GROUP_IPV6_ADDRESS = 0x100;
  private static final int GROUP_IPV6_ROUTE = 0x400;
  private static final int GROUP_IPV6_RULE = 0x40000;
  private static final int PROTOCOL_KEEPALIVED = 18;
  private static final int SLOTS = 8;
  private static final int SLOT_BYTES = 32 * 1024;

  private final int fd;
  private final ReceiveBatch batch = new ReceiveBatch(SLOTS, SLOT_BYTES);
  private final NetlinkReader reader = new NetlinkReader();

  private NetlinkMonitor(int fd) {
    this.fd = fd;
  }

  /**
   * Opens the monitor; changes from now on are heard.
   *
   * @param receiveBufferBytes room for changes not yet drained; zero leaves the default
   */
  public static Result<NetlinkMonitor> open(int receiveBufferBytes) {
    int groups =
        GROUP_LINK
            | GROUP_IPV4_ADDRESS
            | GROUP_IPV6_ADDRESS
            | GROUP_IPV4_ROUTE
            | GROUP_IPV6_ROUTE
            | GROUP_IPV4_RULE
            | GROUP_IPV6_RULE;
    return switch (NetlinkSocket.open(Sockets.SOCK_NONBLOCK, groups, receiveBufferBytes)) {
      case Result.Success<Integer>(Integer fd) -> {
        // Without the filter there is only more to read.
        PacketFilter.routesOf(PROTOCOL_KEEPALIVED).attach(fd);
        yield new Result.Success<>(new NetlinkMonitor(fd));
      }
      case Result.Failure<Integer>(var operation, int errno) ->
          new Result.Failure<>(operation, errno);
    };
  }

  /** Sets the room for changes not yet drained; zero or the negated errno. */
  public int receiveBuffer(ReceiveBuffer wanted) {
    return wanted.set(fd);
  }

  /** How much the kernel keeps for changes not yet drained, its own overhead included. */
  public int roomBytes() {
    return Math.max(0, Sockets.option(fd, SocketOption.SO_RCVBUF));
  }

  /** Returns the descriptor, for epoll. */
  public int fd() {
    return fd;
  }

  /**
   * Takes up to eight datagrams of changes, without waiting.
   *
   * @return the number of datagrams, zero if none waits; negated ENOBUFS if the buffer overran and
   *     changes were lost, so that all has to be dumped again; or another negated errno
   */
  public int drain(NetlinkMessages messages) {
    int count = batch.receiveOnce(fd);
    for (int slot = 0; slot < count; slot++) {
      if (batch.netlinkPort(slot) == 0) {
        reader.wrap(batch.buffer(), batch.offset(slot), batch.length(slot));
        while (reader.next()) {
          messages.received(reader);
        }
      }
    }
    return count;
  }

  @Override
  public void close() {
    Descriptors.close(fd);
    batch.close();
  }
}
