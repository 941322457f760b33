package io.holdfast.daemon.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lines with keepalived's date in front, as {@code -l} prints them. */
public final class ConsoleSink implements LogSink {
  private final OutputStream stream;
  private final Timestamp timestamp;

  /** Writes to a stream that stays open; normally standard error. */
  public ConsoleSink(OutputStream stream, Timestamp timestamp) {
    this.stream = stream;
    this.timestamp = timestamp;
  }

  @Override
  public void write(LogLine line) {
    String text = timestamp.full(line.wallMillis()) + ": " + line.text() + "\n";
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
      stream.flush();
    } catch (IOException closed) {
      // The reader of a pipe went away; syslog still gets the lines.
      return;
    }
  }

  @Override
  public void close() {
    // The stream belongs to the process.
  }
}
