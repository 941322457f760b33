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
 * Changes and lists links and addresses: many requests in one call. A refusal is answered always, a
 * success where it was asked for, and the last request of a batch in any case: answers come in the
 * order of the requests, so that this one ends them.
 *
 * <p>The kernel carries out a batch within the call that sends it, so the answers wait when it
 * returns. One thread at a time; {@link #execute} allocates nothing.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a>
 */
public final class NetlinkCommands implements AutoCloseable {
  /** Room for requests; a larger batch is executed in parts. */
  public static final int REQUEST_BYTES = 128 * 1024;

  private static final int MIN_RECEIVE_BUFFER_BYTES = 2 * 1024 * 1024;
  private static final int MSG_WAITFORONE = 0x10000;
  private static final int NLM_F_ACK = 4;
  private static final int HEADER_BYTES = 16;
  private static final int HEADER_FLAGS = 6;
  private static final int HEADER_SEQUENCE = 8;
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
   * @param receiveBufferBytes room for answers; at least 2 MiB are asked for, which hold those of a
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
   * Sends the first {@code length} bytes of {@link #requests()}, whose sequence numbers differ, and
   * hands out the answers. A refused request does not keep the others from being carried out.
   *
   * @return zero when the last request is answered, and so each that was refused; or the negated
   *     errno: ENOBUFS or ETIMEDOUT when answers are missing, so that what the kernel has must be
   *     listed; else nothing was done
   */
  public int execute(int length, NetlinkAcks acks) {
    if (length == 0) {
      return 0;
    }
    int last = askForTheLast(length);
    int result = send(length);
    boolean isAnswered = false;
    while (result == 0 && !isAnswered) {
      int count = answers.receiveOnce(fd, MSG_WAITFORONE);
      if (count <= 0) {
        result = count == 0 ? -Errno.ETIMEDOUT : count;
      }
      for (int slot = 0; slot < count; slot++) {
        isAnswered |= deliver(slot, acks, last);
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

  /** Whether the answer of the last request was among them. */
  private boolean deliver(int slot, NetlinkAcks acks, int last) {
    if (answers.netlinkPort(slot) != 0) {
      return false;
    }
    boolean isAnswered = false;
    reader.wrap(answers.buffer(), answers.offset(slot), answers.length(slot));
    while (reader.next()) {
      if (reader.kind() == MessageKind.ERROR) {
        answer(acks);
        isAnswered |= reader.sequence() == last;
      }
    }
    return isAnswered;
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

  /** Returns the sequence number of the last request, which the kernel will answer. */
  private int askForTheLast(int length) {
    ByteBuffer bytes = requests.bytes();
    int last = 0;
    for (int at = 0; at + HEADER_BYTES <= length; at += messageBytes(at)) {
      last = at;
    }
    short flags = bytes.getShort(last + HEADER_FLAGS);
    bytes.putShort(last + HEADER_FLAGS, (short) (flags | NLM_F_ACK));
    return bytes.getInt(last + HEADER_SEQUENCE);
  }

  private int messageBytes(int at) {
    return Math.max(HEADER_BYTES, (requests.bytes().getInt(at) + 3) & -4);
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
