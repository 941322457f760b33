package io.holdfast.daemon.cli.control;

import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.file.PeerCredentials;
import io.holdfast.linux.file.UnixSocket;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The client's end of the control socket. One thread, which is the one that made it. */
final class ControlClient implements AutoCloseable {
  /** How long one read waits before the limit of the whole is looked at. */
  static final int STEP_MILLIS = 500;

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;

  private final UnixSocket socket;
  private final NativeMemory buffer = NativeMemory.temporary(BUFFER_BYTES);
  private int filled;
  private int taken;

  ControlClient(UnixSocket socket) {
    this.socket = socket;
  }

  /** Whether the server is root's or the user's own: a stranger could tell us anything. */
  boolean isTrusted(int ownUid) {
    return socket.peer() instanceof Result.Success<PeerCredentials>(PeerCredentials peer)
        && (peer.uid() == 0 || peer.uid() == ownUid);
  }

  /**
   * Sends a request, without its line feed, and waits for the answer. A server that turns a client
   * away says so and closes, perhaps before it is asked: what it said counts all the same.
   *
   * @return null if there is none in time
   */
  @Nullable String ask(String request, long limitMillis) {
    send(request);
    return readLine(limitMillis);
  }

  /** A server that is gone is noticed when its answer is read. */
  private void send(String request) {
    byte[] bytes = (request + "\n").getBytes(StandardCharsets.UTF_8);
    try (NativeMemory line = NativeMemory.temporary(request + "\n")) {
      socket.write(line, bytes.length);
    }
  }

  /**
   * Reads a line without its end.
   *
   * @return null at the end of the connection, or when the line does not come in time
   */
  @Nullable String readLine(long limitMillis) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long startNanos = System.nanoTime();
    while (line.size() < MAX_ANSWER_BYTES) {
      if (taken == filled && !fill(startNanos, limitMillis)) {
        return null;
      }
      while (taken < filled) {
        byte next = buffer.bytes().get(taken++);
        if (next == '\n') {
          return line.toString(StandardCharsets.UTF_8);
        }
        line.write(next);
      }
    }
    return null;
  }

  @Override
  public void close() {
    socket.close();
    buffer.close();
  }

  private boolean fill(long startNanos, long limitMillis) {
    int count;
    do {
      count = socket.read(buffer, BUFFER_BYTES);
    } while (count == -Errno.EAGAIN
        && TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos) < limitMillis);
    taken = 0;
    filled = Math.max(0, count);
    return count > 0;
  }
}
