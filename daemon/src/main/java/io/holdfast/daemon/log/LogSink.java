package io.holdfast.daemon.log;

/** Where lines end. Called on the log thread alone, so it may block; it must not throw. */
public interface LogSink extends AutoCloseable {
  /** Takes a line, or drops it if the sink is broken. */
  void write(LogLine line);

  @Override
  void close();
}
