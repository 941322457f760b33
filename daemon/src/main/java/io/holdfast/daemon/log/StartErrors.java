package io.holdfast.daemon.log;

import io.holdfast.core.LogEvent.Severity;
import java.io.PrintStream;

/**
 * Errors on standard error until the daemon runs, for whoever started it without {@code -l} and
 * would have to look into the journal for why it did not.
 */
public final class StartErrors implements LogSink {
  private final PrintStream stream;
  private volatile boolean isStarted;

  /** Writes to a stream that stays open. */
  public StartErrors(PrintStream stream) {
    this.stream = stream;
  }

  /** Says no more from now on; usable from any thread. */
  public void started() {
    isStarted = true;
  }

  @Override
  public void write(LogLine line) {
    if (!isStarted && line.severity() == Severity.ERROR) {
      stream.println(line.text());
    }
  }

  @Override
  public void close() {
    // The stream belongs to the process.
  }
}
