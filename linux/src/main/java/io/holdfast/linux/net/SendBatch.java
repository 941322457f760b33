package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.MessageVector;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;

/**
 * Messages collected for one socket and handed to the kernel in as few calls as it allows.
 *
 * <p>Payloads and targets are referenced, not copied: they stay alive and unchanged until flushed.
 * One thread at a time; allocates nothing after construction.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sendmmsg.2.html">sendmmsg(2)</a>
 */
public final class SendBatch implements AutoCloseable {
  /** Send flag: do not use a gateway; for multicast adverts. */
  public static final int MSG_DONTROUTE = 0x4;

  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_NOSIGNAL = 0x4000;

  private final MessageVector messages;
  private final int[] tokens;
  private int first;
  private int end;

  /** Makes a batch of {@code capacity} messages, 1 to 1024. */
  public SendBatch(int capacity) {
    messages = new MessageVector(capacity);
    tokens = new int[capacity];
  }

  /**
   * Adds a message.
   *
   * @param address where its bytes are
   * @param length number of bytes
   * @param token what the caller wants back if it fails
   * @return false if the batch is full: flush first
   */
  public boolean add(long address, int length, SendTarget target, int token) {
    if (end == messages.capacity()) {
      return false;
    }
    messages.payload(end, address, length);
    messages.name(end, target.nameAddress(), target.nameLength());
    messages.control(end, target.controlAddress(), target.controlLength());
    tokens[end++] = token;
    return true;
  }

  /** Returns the number of messages waiting. */
  public int size() {
    return end - first;
  }

  /**
   * Sends the messages in order. A message the kernel refuses is reported and passed over. When the
   * socket's buffer is full the rest stays in the batch, for another flush or {@link #clear()}.
   *
   * @param flags {@link #MSG_DONTROUTE} or zero
   * @return the number of messages still waiting, zero when all are done with
   */
  public int flush(int fd, int flags, SendFailures failures) {
    boolean full = false;
    while (first < end && !full) {
      int result = send(fd, flags);
      if (result > 0) {
        first += result;
      } else if (result == -Errno.EAGAIN) {
        full = true;
      } else if (result != -Errno.EINTR) {
        failures.failed(tokens[first++], -result);
      }
    }
    if (first == end) {
      clear();
    }
    return end - first;
  }

  /** Forgets the messages that wait. */
  public void clear() {
    first = 0;
    end = 0;
  }

  private int send(int fd, int flags) {
    long vector = messages.address(first);
    int allFlags = flags | MSG_DONTWAIT | MSG_NOSIGNAL;
    return (int) Syscalls.repeatable(SystemCall.SENDMMSG, fd, vector, end - first, allFlags, 0, 0);
  }

  @Override
  public void close() {
    messages.close();
  }
}
