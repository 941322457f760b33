package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.ReceiveBuffer;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.SocketOption;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import io.holdfast.wire.netlink.MessageKind;
import io.holdfast.wire.netlink.NetlinkReader;
import java.nio.ByteBuffer;

/**
 * Changes and lists links and addresses: many requests in one call, each with its own answer.
 *
 * <p>The kernel carries out a batch within the call that sends it, so the answers wait when it
 * returns. One thread at a time; {@link #execute} allocates nothing.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a>
 */
public final class NetlinkCommands implements AutoCloseable {
  /** Room for requests; a larger batch is executed in parts. */
  public static final int REQUEST_BYTES = 32 * 1024;

  private static final int MIN_RECEIVE_BUFFER_BYTES = 1024 * 1024;
  private static final int MSG_WAITFORONE = 0x10000;
  private static final int NLM_F_ACK = 4;
  private static final int HEADER_BYTES = 16;
  private static final int HEADER_FLAGS = 6;
  private static final int TIMEVAL_BYTES = 16;
  private static final long ANSWER_SECONDS = 1;
  private static final int ANSWER_SLOTS = 64;
  private static final int ANSWER_BYTES = 512;
  private static final int DUMP_BYTES = 64 * 1024;

  private final int fd;
  private final NativeMemory requests = NativeMemory.allocate(REQUEST_BYTES);
  private final ReceiveBatch answers = new ReceiveBatch(ANSWER_SLOTS, ANSWER_BYTES);
  private final ReceiveBatch dump = new ReceiveBatch(1, DUMP_BYTES);
  private final NetlinkReader reader = new NetlinkReader();

  private NetlinkCommands(int fd) {
    this.fd = fd;
  }

  /**
   * Opens a command socket.
   *
   * @param receiveBufferBytes room for answers; at least 1 MiB is asked for, which holds those of a
   *     full request buffer
   */
  public static Result<NetlinkCommands> open(int receiveBufferBytes) {
    int bytes = Math.max(receiveBufferBytes, MIN_RECEIVE_BUFFER_BYTES);
    return switch (NetlinkSocket.open(0, 0, bytes)) {
      case Result.Success<Integer>(Integer fd) -> {
        // Old kernels lack the option; answers are longer then, and still fit.
        Sockets.setOption(fd, SocketOption.NETLINK_CAP_ACK, 1);
        Sockets.setOption(fd, SocketOption.NETLINK_EXT_ACK, 1);
        boundWaiting(fd);
        yield new Result.Success<>(new NetlinkCommands(fd));
      }
      case Result.Failure<Integer>(var operation, int errno) ->
          new Result.Failure<>(operation, errno);
    };
  }

  /**
   * Sets the room for answers, but never less than what holds those of a full request buffer; zero
   * or the negated errno.
   */
  public int receiveBuffer(ReceiveBuffer wanted) {
    ReceiveBuffer least = new ReceiveBuffer(MIN_RECEIVE_BUFFER_BYTES, true);
    return (wanted.bytes() > least.bytes() ? wanted : least).set(fd);
  }

  /** Returns the buffer to write requests into, of {@link #REQUEST_BYTES}, native order. */
  public ByteBuffer requests() {
    return requests.bytes();
  }

  /**
   * Sends the first {@code length} bytes of {@link #requests()} and hands out the answers of those
   * that ask for one. A refused request does not keep the others from being carried out.
   *
   * @return zero when each request is answered; or the negated errno: ENOBUFS or ETIMEDOUT when
   *     answers are missing, so that what the kernel has must be listed; else nothing was done
   */
  public int execute(int length, NetlinkAcks acks) {
    int expected = countAnswered(length);
    int result = length == 0 ? 0 : send(length);
    while (result == 0 && expected > 0) {
      int count = answers.receiveOnce(fd, MSG_WAITFORONE);
      if (count <= 0) {
        result = count == 0 ? -Errno.ETIMEDOUT : count;
      }
      for (int slot = 0; slot < count; slot++) {
        expected -= deliver(slot, acks);
      }
    }
    if (result < 0) {
      discardAnswers();
    }
    return result;
  }

  /**
   * Sends the dump request of {@code length} bytes in {@link #requests()} and hands out what it
   * lists.
   *
   * @return zero; negated EINTR if the list changed meanwhile and has to be asked for again; or
   *     another negated errno
   */
  public int dump(int length, NetlinkMessages messages) {
    int result = send(length);
    boolean interrupted = false;
    while (result == 0) {
      int count = dump.receiveOnce(fd, 0);
      if (count <= 0) {
        return count == 0 ? -Errno.ETIMEDOUT : count;
      }
      reader.wrap(dump.buffer(), 0, dump.netlinkPort(0) == 0 ? dump.length(0) : 0);
      while (reader.next()) {
        interrupted |= reader.isDumpInterrupted();
        if (reader.kind() == MessageKind.DONE || reader.kind() == MessageKind.ERROR) {
          int errno = reader.errno();
          return errno == 0 && interrupted ? -Errno.EINTR : -errno;
        }
        messages.received(reader);
      }
    }
    return result;
  }

  @Override
  public void close() {
    Descriptors.close(fd);
    requests.close();
    answers.close();
    dump.close();
  }

  private int deliver(int slot, NetlinkAcks acks) {
    if (answers.netlinkPort(slot) != 0) {
      return 0;
    }
    int answered = 0;
    reader.wrap(answers.buffer(), answers.offset(slot), answers.length(slot));
    while (reader.next()) {
      if (reader.kind() == MessageKind.ERROR) {
        answer(acks);
        answered++;
      }
    }
    return answered;
  }

  private void answer(NetlinkAcks acks) {
    int errno = reader.errno();
    String text = errno == 0 ? "" : reader.refusal();
    if (text.isEmpty()) {
      acks.answered(reader.sequence(), errno);
    } else {
      acks.refused(reader.sequence(), errno, text);
    }
  }

  private int send(int length) {
    long address = requests.address();
    long result = Syscalls.call(SystemCall.SENDTO, fd, address, length, 0, 0, 0);
    return (int) Math.min(0, result);
  }

  private int countAnswered(int length) {
    ByteBuffer bytes = requests.bytes();
    int count = 0;
    int at = 0;
    while (at + HEADER_BYTES <= length) {
      if ((bytes.getShort(at + HEADER_FLAGS) & NLM_F_ACK) != 0) {
        count++;
      }
      at += Math.max(HEADER_BYTES, (bytes.getInt(at) + 3) & -4);
    }
    return count;
  }

  private void discardAnswers() {
    int count;
    do {
      count = answers.receiveOnce(fd);
    } while (count > 0 || count == -Errno.ENOBUFS);
  }

  private static void boundWaiting(int fd) {
    try (NativeMemory timeout = NativeMemory.temporary(TIMEVAL_BYTES)) {
      timeout.bytes().putLong(0, ANSWER_SECONDS);
      Sockets.setOption(fd, SocketOption.SO_RCVTIMEO, timeout, TIMEVAL_BYTES);
    }
  }
}
