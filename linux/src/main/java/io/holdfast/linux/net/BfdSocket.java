package io.holdfast.linux.net;

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
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A UDP socket for BFD control packets: one that receives for every session of a port, read with
 * {@link ReceiveBatch}, or one that sends for a single session. One thread at a time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5881#section-4">RFC 5881 section 4</a>
 */
public final class BfdSocket implements AutoCloseable {
  /** Destination port between neighbours (RFC 5881). */
  public static final int PORT = 3784;

  /** Destination port over several hops (RFC 5883). */
  public static final int MULTIHOP_PORT = 4784;

  private static final int FIRST_SOURCE_PORT = 49_152;
  private static final int SOURCE_PORTS = 65_536 - FIRST_SOURCE_PORT;
  private static final int MAX_ATTEMPTS = 64;
  private static final int TRAFFIC_CLASS = 0xC0;
  private static final int PORT_OFFSET = 2;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_NOSIGNAL = 0x4000;

  private final int fd;

  private BfdSocket(int fd) {
    this.fd = fd;
  }

  /**
   * What tells one session's socket from another's.
   *
   * @param source local address, or null for the kernel's choice
   * @param destination the neighbour
   * @param port {@link #PORT} or {@link #MULTIHOP_PORT}
   * @param ttl TTL or hop limit, 1..255
   */
  public record Path(@Nullable IpAddress source, IpAddress destination, int port, int ttl) {}

  /** Opens a socket that receives whatever is sent to a port of this host. */
  public static Result<BfdSocket> openReceive(Family family, int port) {
    SocketSetup setup = new SocketSetup(open(family));
    if (family == Family.IPV4) {
      setup.option(SocketOption.IP_RECVTTL, 1);
    } else {
      setup.option(SocketOption.IPV6_V6ONLY, 1);
      setup.option(SocketOption.IPV6_RECVHOPLIMIT, 1);
    }
    if (setup.failed() == null) {
      int result = withAddress(IpAddress.unspecified(family), port, setup.fd(), Sockets::bind);
      setup.note(Operation.BIND_SOURCE, result);
    }
    return finish(setup);
  }

  /**
   * Opens a socket that sends to one neighbour, from a source port of the range that RFC 5881 asks
   * for.
   */
  public static Result<BfdSocket> openSend(Path path) {
    Family family = path.destination().family();
    SocketSetup setup = new SocketSetup(open(family));
    if (family == Family.IPV4) {
      setup.option(SocketOption.IP_TTL, path.ttl());
      setup.option(SocketOption.IP_TOS, TRAFFIC_CLASS);
    } else {
      setup.option(SocketOption.IPV6_UNICAST_HOPS, path.ttl());
      setup.option(SocketOption.IPV6_TCLASS, TRAFFIC_CLASS);
    }
    if (setup.failed() == null) {
      setup.note(Operation.BIND_SOURCE, bindSource(setup.fd(), path));
    }
    if (setup.failed() == null) {
      int result = withAddress(path.destination(), path.port(), setup.fd(), Sockets::connect);
      setup.note(Operation.CONNECT, result);
    }
    return finish(setup);
  }

  /** Returns the descriptor, for epoll and the receive batch. */
  public int fd() {
    return fd;
  }

  /**
   * Sends a packet to the neighbour.
   *
   * @return zero or the negated errno; ECONNREFUSED is about an earlier packet
   */
  public int send(long address, int length) {
    int flags = MSG_DONTWAIT | MSG_NOSIGNAL;
    return (int) Math.min(0, Syscalls.call(SystemCall.SENDTO, fd, address, length, flags, 0, 0));
  }

  @Override
  public void close() {
    Descriptors.close(fd);
  }

  @FunctionalInterface
  private interface AddressCall {
    int apply(int fd, NativeMemory address, int length);
  }

  private static int open(Family family) {
    int type = Sockets.SOCK_DGRAM | Sockets.SOCK_CLOEXEC | Sockets.SOCK_NONBLOCK;
    return Sockets.open(family.socketFamily(), type, 0);
  }

  /** Ports are tried from one that differs between sessions, so that few attempts are needed. */
  private static int bindSource(int fd, Path path) {
    IpAddress wanted = path.source();
    IpAddress source = wanted == null ? IpAddress.unspecified(path.destination().family()) : wanted;
    int offset = Math.floorMod(path.destination().hashCode(), SOURCE_PORTS);
    int result = -Errno.EADDRINUSE;
    for (int attempt = 0; attempt < MAX_ATTEMPTS && result == -Errno.EADDRINUSE; attempt++) {
      int port = FIRST_SOURCE_PORT + (offset + attempt) % SOURCE_PORTS;
      result = withAddress(source, port, fd, Sockets::bind);
    }
    return result;
  }

  private static int withAddress(IpAddress address, int port, int fd, AddressCall call) {
    try (NativeMemory memory = NativeMemory.temporary(SocketAddress.MAX_BYTES)) {
      int length = SocketAddress.writeIp(memory.bytes(), address, 0);
      ByteBuffer bytes = memory.bytes().duplicate().order(ByteOrder.BIG_ENDIAN);
      bytes.putShort(PORT_OFFSET, (short) port);
      return call.apply(fd, memory, length);
    }
  }

  private static Result<BfdSocket> finish(SocketSetup setup) {
    Operation failed = setup.failed();
    if (failed == null) {
      return new Result.Success<>(new BfdSocket(setup.fd()));
    }
    Descriptors.close(setup.fd());
    return new Result.Failure<>(failed, setup.errno());
  }
}
