package io.holdfast.daemon.log;

import io.holdfast.core.LogEvent.Severity;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.file.UnixDatagram;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lines to the local syslog socket in the form of RFC 3164, with the idents of keepalived's
 * processes. A slow receiver is waited for a little, here on the log thread; one that went away is
 * looked for again at the next line.
 */
public final class SyslogSink implements LogSink {
  /** Where syslog and journald listen. */
  public static final String DEV_LOG = "/dev/log";

  private static final int MAX_BYTES = 8192;
  private static final int FACILITY_SHIFT = 3;
  private static final int ERROR = 3;
  private static final int WARNING = 4;
  private static final int INFORMATIONAL = 6;
  private static final int FULL_RETRIES = 100;
  private static final long FULL_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final String path;
  private final Facility facility;
  private final Timestamp timestamp;
  private final NativeMemory buffer = NativeMemory.allocate(MAX_BYTES);
  private @Nullable UnixDatagram socket;
  private volatile String suffix = "";

  /** Sends to the socket at {@code path}, which need not exist yet. */
  public SyslogSink(String path, Facility facility, Timestamp timestamp) {
    this.path = path;
    this.facility = facility;
    this.timestamp = timestamp;
  }

  /** What the names before the process id end with from now on; usable from any thread. */
  public void suffix(String tail) {
    suffix = tail;
  }

  @Override
  public void write(LogLine line) {
    byte[] message = format(line).getBytes(StandardCharsets.UTF_8);
    int length = Math.min(message.length, MAX_BYTES);
    buffer.bytes().put(0, message, 0, length);
    if (!send(length)) {
      disconnect();
      send(length);
    }
  }

  /** The datagram for a line. */
  String format(LogLine line) {
    int priority = facility.code() << FACILITY_SHIFT | level(line.severity());
    return "<"
        + priority
        + ">"
        + timestamp.brief(line.wallMillis())
        + (" "
            + line.part().ident()
            + suffix
            + "["
            + ProcessHandle.current().pid()
            + "]: "
            + line.text());
  }

  @Override
  public void close() {
    disconnect();
    buffer.close();
  }

  private boolean send(int length) {
    UnixDatagram open = socket == null ? connect() : socket;
    int result = open == null ? 0 : open.send(buffer, length);
    for (int retry = 0; result == -Errno.EAGAIN && retry < FULL_RETRIES; retry++) {
      LockSupport.parkNanos(this, FULL_PAUSE_NANOS);
      result = open == null ? 0 : open.send(buffer, length);
    }
    return result == 0 || result == -Errno.EAGAIN;
  }

  private @Nullable UnixDatagram connect() {
    if (UnixDatagram.connect(path) instanceof Result.Success<UnixDatagram>(UnixDatagram open)) {
      socket = open;
    }
    return socket;
  }

  private void disconnect() {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }

  private static int level(Severity severity) {
    return switch (severity) {
      case DETAIL, INFO -> INFORMATIONAL;
      case WARNING -> WARNING;
      case ERROR -> ERROR;
    };
  }
}
