package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.SocketAddress;
import io.holdfast.linux.ffm.Sockets;
import org.jspecify.annotations.Nullable;

/**
 * Sends complete link-layer frames by any interface and receives nothing (protocol 0), or receives
 * the frames of one kind on one interface, before any packet filter has seen them.
 *
 * <p>Frames to send go through {@link SendBatch} to {@link SendTarget#link}; received ones come
 * through {@link ReceiveBatch}. One thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7)</a>
 */
public final class PacketSocket implements AutoCloseable {
  private final int fd;

  private PacketSocket(int fd) {
    this.fd = fd;
  }

  /** Opens the socket in the network namespace of the calling thread. */
  public static Result<PacketSocket> open() {
    int type = Sockets.SOCK_RAW | Sockets.SOCK_CLOEXEC | Sockets.SOCK_NONBLOCK;
    int fd = Sockets.open(SocketAddress.AF_PACKET, type, 0);
    return fd < 0
        ? new Result.Failure<>(Operation.OPEN_SOCKET, -fd)
        : new Result.Success<>(new PacketSocket(fd));
  }

  /**
   * Opens a socket that receives frames with their Ethernet header.
   *
   * @param interfaceIndex the interface, or 0 for all
   * @param etherType the kind of frame, as ETH_P_ARP; what this host sends is not among it
   * @param filter which of them are wanted; null for all
   */
  public static Result<PacketSocket> openReceive(
      int interfaceIndex, int etherType, @Nullable PacketFilter filter) {
    int type = Sockets.SOCK_RAW | Sockets.SOCK_CLOEXEC | Sockets.SOCK_NONBLOCK;
    SocketSetup setup = new SocketSetup(Sockets.open(SocketAddress.AF_PACKET, type, 0));
    if (filter != null) {
      setup.filter(filter);
    }
    setup.bindLink(interfaceIndex, etherType);
    Operation failed = setup.failed();
    if (failed == null) {
      return new Result.Success<>(new PacketSocket(setup.fd()));
    }
    Descriptors.close(setup.fd());
    return new Result.Failure<>(failed, setup.errno());
  }

  /** Returns the descriptor, for epoll and the batches. */
  public int fd() {
    return fd;
  }

  /**
   * Makes a socket of {@link #open} receive what its filter accepts of the frames of one kind, on
   * all interfaces; zero or the negated errno. Again with the same kind changes nothing.
   */
  public int listen(int etherType) {
    return -new SocketSetup(fd).bindLink(0, etherType).errno();
  }

  /** Puts a filter in place of the one it has; zero or the negated errno. */
  public int attach(PacketFilter filter) {
    return filter.attach(fd);
  }

  @Override
  public void close() {
    Descriptors.close(fd);
  }
}
