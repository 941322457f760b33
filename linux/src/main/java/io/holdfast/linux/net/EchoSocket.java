package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.SocketAddress;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.wire.ip.Checksum;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Asks one host for an ICMP echo, in the network namespace of the thread that opens it. Needs
 * CAP_NET_RAW. One thread at a time; never waits.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc792">RFC 792</a>, <a
 *     href="https://www.rfc-editor.org/rfc/rfc4443#section-4">RFC 4443 section 4</a>
 */
public final class EchoSocket implements AutoCloseable {
  private static final int ICMP = 1;
  private static final int ICMPV6 = 58;
  private static final int REQUEST_IPV4 = 8;
  private static final int REPLY_IPV4 = 0;
  private static final int REQUEST_IPV6 = 128;
  private static final int REPLY_IPV6 = 129;
  private static final int HEADER_BYTES = 8;
  private static final int CHECKSUM = 2;
  private static final int MARK = 4;
  private static final int BUFFER_BYTES = 256;
  private static final int MAX_LOOKS = 64;

  private final int fd;
  private final boolean isIpv4;
  private final NativeMemory buffer;

  private EchoSocket(int fd, boolean isIpv4, NativeMemory buffer) {
    this.fd = fd;
    this.isIpv4 = isIpv4;
    this.buffer = buffer;
  }

  /**
   * Opens a socket to a host.
   *
   * @param interfaceIndex scope of a link-local IPv6 address; else ignored
   */
  public static Result<EchoSocket> open(IpAddress host, int interfaceIndex) {
    boolean isIpv4 = host.family() == Family.IPV4;
    int type = Sockets.SOCK_RAW | Sockets.SOCK_CLOEXEC | Sockets.SOCK_NONBLOCK;
    int fd = Sockets.open(host.family().socketFamily(), type, isIpv4 ? ICMP : ICMPV6);
    if (fd < 0) {
      return new Result.Failure<>(Operation.OPEN_SOCKET, -fd);
    }
    NativeMemory memory = NativeMemory.temporary(BUFFER_BYTES);
    int result =
        Sockets.connect(fd, memory, SocketAddress.writeIp(memory.bytes(), host, interfaceIndex));
    if (result < 0) {
      Descriptors.close(fd);
      memory.close();
      return new Result.Failure<>(Operation.CONNECT, -result);
    }
    return new Result.Success<>(new EchoSocket(fd, isIpv4, memory));
  }

  /**
   * Sends a request.
   *
   * @param mark what the answer is known by
   * @return zero or the negated errno
   */
  public int request(int mark) {
    ByteBuffer bytes = buffer.bytes().order(ByteOrder.BIG_ENDIAN);
    bytes.putShort(0, (short) ((isIpv4 ? REQUEST_IPV4 : REQUEST_IPV6) << Byte.SIZE));
    bytes.putShort(CHECKSUM, (short) 0);
    bytes.putInt(MARK, mark);
    if (isIpv4) {
      bytes.putShort(CHECKSUM, (short) Checksum.finish(Checksum.add(0, bytes, 0, HEADER_BYTES)));
    }
    return Math.min(0, Descriptors.write(fd, buffer, 0, HEADER_BYTES));
  }

  /**
   * Looks whether the request was answered.
   *
   * @return 1 if it was, 0 if not yet, or the negated errno, such as EHOSTUNREACH
   */
  public int answered(int mark) {
    for (int look = 0; look < MAX_LOOKS; look++) {
      int length = Descriptors.read(fd, buffer, BUFFER_BYTES);
      if (length < 0) {
        return length == -Errno.EAGAIN ? 0 : length;
      }
      if (isAnswer(length, mark)) {
        return 1;
      }
    }
    return 0;
  }

  private boolean isAnswer(int length, int mark) {
    ByteBuffer bytes = buffer.bytes().order(ByteOrder.BIG_ENDIAN);
    int start = isIpv4 ? (bytes.get(0) & 0xf) * Integer.BYTES : 0;
    return length >= start + HEADER_BYTES
        && (bytes.get(start) & 0xff) == (isIpv4 ? REPLY_IPV4 : REPLY_IPV6)
        && bytes.getInt(start + MARK) == mark;
  }

  @Override
  public void close() {
    Descriptors.close(fd);
    buffer.close();
  }
}
