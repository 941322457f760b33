package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.wire.netlink.NetlinkReader;
import io.holdfast.wire.netlink.NftablesMessage;

/**
 * Hears when something is removed from tables of a name, in the network namespace of the thread
 * that opened it. Whoever changes nftables is heard, also the caller itself: {@link #commits} tells
 * how many transactions there were. One thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a>
 */
public final class NftablesMonitor implements AutoCloseable {
  /** The bit of NFNLGRP_NFTABLES, which is 7. */
  private static final int GROUP_NFTABLES = 1 << 6;

  private static final int BUFFER_BYTES = 1024 * 1024;
  private static final int SLOTS = 8;
  private static final int SLOT_BYTES = 16 * 1024;
  private static final int MAX_DRAINS = 64;

  private final int fd;
  private final ReceiveBatch batch = new ReceiveBatch(SLOTS, SLOT_BYTES);
  private final NetlinkReader reader = new NetlinkReader();
  private long removals;
  private long commits;

  private NftablesMonitor(int fd) {
    this.fd = fd;
  }

  /** Opens the monitor; changes from now on are heard. */
  public static Result<NftablesMonitor> open() {
    return switch (NetlinkSocket.open(
        NetlinkSocket.NETLINK_NETFILTER, Sockets.SOCK_NONBLOCK, GROUP_NFTABLES, BUFFER_BYTES)) {
      case Result.Success<Integer>(Integer fd) -> new Result.Success<>(new NftablesMonitor(fd));
      case Result.Failure<Integer>(var operation, int errno) ->
          new Result.Failure<>(operation, errno);
    };
  }

  /** Returns the descriptor, for epoll. */
  public int fd() {
    return fd;
  }

  /** Reads what waits. When too much came at once, something of the table may have gone. */
  public void drain(String table) {
    int count = 1;
    for (int round = 0; round < MAX_DRAINS && count > 0; round++) {
      count = batch.receiveOnce(fd);
      removals += count == -Errno.ENOBUFS ? 1 : 0;
      for (int slot = 0; slot < count; slot++) {
        if (batch.netlinkPort(slot) == 0) {
          read(slot, table);
        }
      }
    }
  }

  /** How often something was removed from the table since the last {@link #forget}. */
  public long removals() {
    return removals;
  }

  /** How many transactions there were since the last {@link #forget}. */
  public long commits() {
    return commits;
  }

  /** Counts anew. */
  public void forget() {
    removals = 0;
    commits = 0;
  }

  private void read(int slot, String table) {
    reader.wrap(batch.buffer(), batch.offset(slot), batch.length(slot));
    while (reader.next()) {
      NftablesMessage message = reader.nftables();
      if (message != null && message.isCommit()) {
        commits++;
      } else if (message != null
          && message.isRemoval()
          && message.family() != null
          && message.table().equals(table)) {
        removals++;
      }
    }
  }

  @Override
  public void close() {
    Descriptors.close(fd);
    batch.close();
  }
}
