package io.holdfast.daemon.control;

import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.file.UnixSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One client. It has at most one request under way; while it is, or while the answer waits to be
 * read, nothing more is read of it, so that whoever never reads cannot make us keep more than one
 * answer. Owned by the control thread.
 */
final class Connection {
  /** Bytes of a request, line end included; a longer one ends the connection. */
  static final int MAX_REQUEST_BYTES = 4096;

  /** Events that wait for a slow reader; later ones are left out, and their number is said. */
  static final int MAX_EVENT_BYTES = 64 * 1024;

  private static final byte[] NOTHING = {};

  private final UnixSocket socket;
  private final long token;
  private final byte[] line = new byte[MAX_REQUEST_BYTES];
  private int lineLength;
  private byte[] output = NOTHING;
  private int written;
  private long changedNanos;
  private long lostEvents;
  private boolean isFollowing;
  private boolean isBusy;
  private boolean isLast;
  private boolean isClosed;
  private boolean isWaitingForTheEnd;
  private boolean hasInputEnded;
  private int watched = Epoll.IN;

  Connection(UnixSocket socket, long token, long nowNanos) {
    this.socket = socket;
    this.token = token;
    this.changedNanos = nowNanos;
  }

  long token() {
    return token;
  }

  int fd() {
    return socket.fd();
  }

  /** Whether a request is under way. */
  boolean isBusy() {
    return isBusy;
  }

  void setBusy() {
    isBusy = true;
  }

  /** From here on it may stay silent: it waits for the daemon's end. */
  void waitForTheEnd() {
    isWaitingForTheEnd = true;
  }

  /** Whether it is to be closed when nothing happens for long. */
  boolean isIdle() {
    return !isBusy && !isWaitingForTheEnd && (!isFollowing || hasOutput());
  }

  boolean isFollowing() {
    return isFollowing;
  }

  /** From here on, events are wanted. */
  void follow() {
    isFollowing = true;
  }

  boolean isClosed() {
    return isClosed;
  }

  /** When something last came or went, or the connection began. */
  long changedNanos() {
    return changedNanos;
  }

  boolean hasOutput() {
    return written < output.length;
  }

  /** What epoll shall watch for. */
  int events() {
    if (hasOutput()) {
      return Epoll.OUT;
    }
    return isBusy || hasInputEnded ? 0 : Epoll.IN;
  }

  /** Whether epoll has to be told what to watch for; remembers it now. */
  boolean isToBeWatchedFor(int events) {
    boolean isNew = events != watched;
    watched = events;
    return isNew;
  }

  /** Whether the client will say nothing more and nothing is owed to it. */
  boolean isOver() {
    return hasInputEnded && !isBusy && !isFollowing && !hasOutput();
  }

  /** Reads what is there; false if the connection is broken. */
  boolean read(NativeMemory buffer, long nowNanos) {
    int room = MAX_REQUEST_BYTES - lineLength;
    int count = socket.read(buffer, Math.min(room, buffer.size()));
    if (count < 0) {
      return count == -Errno.EAGAIN;
    }
    hasInputEnded = count == 0;
    changedNanos = nowNanos;
    buffer.bytes().get(0, line, lineLength, count);
    lineLength += count;
    return true;
  }

  /** Takes the next whole line from what was read, or null. */
  @Nullable String nextLine() {
    for (int index = 0; index < lineLength; index++) {
      if (line[index] == '\n') {
        String text = new String(line, 0, index, StandardCharsets.UTF_8);
        System.arraycopy(line, index + 1, line, 0, lineLength - index - 1);
        lineLength -= index + 1;
        return text;
      }
    }
    return null;
  }

  /** Whether no line end came within the longest request. */
  boolean isOverlong() {
    return lineLength == MAX_REQUEST_BYTES;
  }

  /** Answers the request that is under way. */
  void answer(String text, long nowNanos) {
    isBusy = false;
    changedNanos = nowNanos;
    append(text);
  }

  /** Says one thing more, and that is all. */
  void farewell(String text) {
    isLast = true;
    append(text);
  }

  /** Tells of an event, or counts it as lost while the client does not keep up. */
  void tell(String event) {
    if (output.length - written > MAX_EVENT_BYTES) {
      lostEvents++;
    } else {
      append(lostEvents == 0 ? event : Answers.lost(lostEvents) + event);
      lostEvents = 0;
    }
  }

  /** Writes what the client takes; false when the connection is over. */
  boolean write(NativeMemory buffer, long nowNanos) {
    while (hasOutput()) {
      int length = Math.min(buffer.size(), output.length - written);
      buffer.bytes().put(0, output, written, length);
      int count = socket.write(buffer, length);
      if (count < 0) {
        return count == -Errno.EAGAIN;
      }
      written += count;
      changedNanos = nowNanos;
    }
    output = NOTHING;
    written = 0;
    return !isLast;
  }

  void close() {
    isClosed = true;
    socket.close();
  }

  private void append(String text) {
    byte[] more = text.getBytes(StandardCharsets.UTF_8);
    int left = output.length - written;
    byte[] joined = left == 0 ? more : Arrays.copyOf(rest(), left + more.length);
    if (left > 0) {
      System.arraycopy(more, 0, joined, left, more.length);
    }
    output = joined;
    written = 0;
  }

  private byte[] rest() {
    return Arrays.copyOfRange(output, written, output.length);
  }
}
