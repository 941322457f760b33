package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.SocketAddress;
import io.holdfast.linux.ffm.Sockets;

/**
 * Sends complete link-layer frames by any interface; receives nothing (protocol 0).
 *
 * <p>Frames go through {@link SendBatch} to {@link SendTarget#link}. One thread at a time.
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

  /** Returns the descriptor, for the batch. */
  public int fd() {
    return fd;
  }

  @Override
  public void close() {
    Descriptors.close(fd);
  }
}
