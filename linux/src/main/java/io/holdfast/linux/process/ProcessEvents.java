package io.holdfast.linux.process;

import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.ReceiveBuffer;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.SocketAddress;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Hears of every process that starts, becomes another program or ends, by the process connector of
 * the kernel. It exists in the initial network, process and user namespaces only, and needs root.
 * One thread at a time; only {@link #open} waits, at most half a second.
 *
 * @see <a href="https://docs.kernel.org/driver-api/connector.html">connector</a>, {@code
 *     include/uapi/linux/cn_proc.h}
 */
public final class ProcessEvents implements AutoCloseable {
  private static final int NETLINK_CONNECTOR = 11;
  private static final int CN_IDX_PROC = 1;
  private static final int CN_VAL_PROC = 1;
  private static final int LISTEN = 1;
  private static final int NLMSG_DONE = 3;

  private static final int NETLINK_HEADER_BYTES = 16;
  private static final int CONNECTOR_HEADER_BYTES = 20;
  private static final int ACKNOWLEDGEMENT = NETLINK_HEADER_BYTES + 12;
  private static final int EVENT = NETLINK_HEADER_BYTES + CONNECTOR_HEADER_BYTES;
  private static final int EVENT_HEADER_BYTES = 16;
  private static final int DATA = EVENT + EVENT_HEADER_BYTES;
  private static final int REQUEST_BYTES = EVENT + Integer.BYTES;
  private static final int MIN_EVENT_BYTES = DATA + 4 * Integer.BYTES;
  private static final int BUFFER_BYTES = 512;

  private static final int EVENT_NONE = 0;
  private static final int EVENT_FORK = 0x1;
  private static final int EVENT_EXEC = 0x2;
  private static final int EVENT_COMM = 0x200;
  private static final int EVENT_EXIT = 0x80000000;

  private static final long ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final int fd;
  private final NativeMemory buffer = NativeMemory.allocate(BUFFER_BYTES);

  private ProcessEvents(int fd) {
    this.fd = fd;
  }

  /** Told of processes; threads are left out. */
  public interface Listener {
    /**
     * A process started as a copy of another.
     *
     * @param parentPid the other
     * @param childPid the new one
     */
    void forked(int parentPid, int childPid);

    /** A process became another program, or took another name. */
    void changed(int pid);

    /** A process ended. */
    void exited(int pid);
  }

  /**
   * Starts to listen.
   *
   * @param receiveBufferBytes how much the kernel may keep for us
   * @return ECONNREFUSED or EPROTONOSUPPORT in another network namespace, ETIMEDOUT where the
   *     kernel does not answer: in another process or user namespace
   */
  public static Result<ProcessEvents> open(int receiveBufferBytes) {
    int type = Sockets.SOCK_DGRAM | Sockets.SOCK_CLOEXEC | Sockets.SOCK_NONBLOCK;
    int fd = Sockets.open(SocketAddress.AF_NETLINK, type, NETLINK_CONNECTOR);
    if (fd < 0) {
      return new Result.Failure<>(Operation.OPEN_SOCKET, -fd);
    }
    new ReceiveBuffer(receiveBufferBytes, true).set(fd);
    ProcessEvents events = new ProcessEvents(fd);
    int result = events.listen();
    if (result == 0) {
      return new Result.Success<>(events);
    }
    events.close();
    return new Result.Failure<>(Operation.LISTEN_PROCESSES, -result);
  }

  /** Sets how much the kernel may keep for us; zero or the negated errno. */
  public int receiveBuffer(ReceiveBuffer wanted) {
    return wanted.set(fd);
  }

  /** Returns the descriptor, for epoll. */
  public int fd() {
    return fd;
  }

  /**
   * Tells of every event that waits.
   *
   * @return zero, or the negated errno; ENOBUFS when events were lost
   */
  public int drain(Listener told) {
    int length = receive();
    while (length > 0) {
      tell(length, told);
      length = receive();
    }
    return length == -Errno.EAGAIN ? 0 : length;
  }

  private int listen() {
    int result = bind();
    return result == 0 ? ask() : result;
  }

  private int bind() {
    try (NativeMemory address = NativeMemory.temporary(SocketAddress.MAX_BYTES)) {
      return Sockets.bind(fd, address, SocketAddress.writeNetlink(address, CN_IDX_PROC));
    }
  }

  private int ask() {
    try (NativeMemory request = NativeMemory.temporary(REQUEST_BYTES)) {
      ByteBuffer bytes = request.bytes();
      bytes.putInt(0, REQUEST_BYTES);
      bytes.putShort(4, (short) NLMSG_DONE);
      bytes.putInt(NETLINK_HEADER_BYTES, CN_IDX_PROC);
      bytes.putInt(NETLINK_HEADER_BYTES + 4, CN_VAL_PROC);
      int token = (int) MonotonicClock.nanos() | 1;
      bytes.putInt(ACKNOWLEDGEMENT, token);
      bytes.putShort(NETLINK_HEADER_BYTES + 16, (short) Integer.BYTES);
      bytes.putInt(EVENT, LISTEN);
      long result = Syscalls.call(SystemCall.SENDTO, fd, request.address(), REQUEST_BYTES, 0, 0, 0);
      return result < 0 ? (int) result : awaitAnswer(token);
    }
  }

  /**
   * Only the answer to our own request proves that we are heard: in another process namespace there
   * is none, and yet events arrive when somebody else asked for them, with numbers of processes
   * that mean nothing here.
   */
  private int awaitAnswer(int token) {
    long deadlineNanos = MonotonicClock.nanos() + ANSWER_NANOS;
    while (MonotonicClock.nanos() < deadlineNanos) {
      int length = receive();
      if (length == -Errno.EAGAIN) {
        LockSupport.parkNanos(LOOK_NANOS);
      } else if (length < 0 && length != -Errno.ENOBUFS) {
        return length;
      } else if (length >= MIN_EVENT_BYTES && isAnswer(token)) {
        return -Math.abs(buffer.bytes().getInt(DATA));
      }
    }
    return -Errno.ETIMEDOUT;
  }

  /** The kernel counts the sequence itself, and answers with the next higher acknowledgement. */
  private boolean isAnswer(int token) {
    return buffer.bytes().getInt(EVENT) == EVENT_NONE
        && buffer.bytes().getInt(ACKNOWLEDGEMENT) == token + 1;
  }

  private int receive() {
    return Descriptors.read(fd, buffer, BUFFER_BYTES);
  }

  private void tell(int length, Listener told) {
    if (length < MIN_EVENT_BYTES) {
      return;
    }
    ByteBuffer bytes = buffer.bytes();
    int pid = bytes.getInt(DATA);
    int group = bytes.getInt(DATA + 4);
    switch (bytes.getInt(EVENT)) {
      case EVENT_FORK -> {
        int child = bytes.getInt(DATA + 8);
        if (child == bytes.getInt(DATA + 12)) {
          told.forked(group, child);
        }
      }
      case EVENT_EXEC -> told.changed(group);
      case EVENT_COMM -> {
        if (pid == group) {
          told.changed(group);
        }
      }
      case EVENT_EXIT -> {
        if (pid == group) {
          told.exited(group);
        }
      }
      default -> {
        // Changes of user, session and the like.
      }
    }
  }

  @Override
  public void close() {
    Descriptors.close(fd);
    buffer.close();
  }
}
