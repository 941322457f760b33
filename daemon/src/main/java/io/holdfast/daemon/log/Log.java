package io.holdfast.daemon.log;

import io.holdfast.core.Effect;
import io.holdfast.core.LogEvent.Severity;
import java.util.List;

/**
 * Where the daemon says things. Saying never blocks and never fails: lines go into a bounded queue
 * and a thread of its own brings them to the sinks. Usable from any thread.
 */
public final class Log implements AutoCloseable {
  /** Lines that wait at most; one more is dropped and counted. */
  public static final int CAPACITY = 16_384;

  private static final long FINISH_MILLIS = 2000;

  private final LogQueue queue;
  private final LogWriter writer;
  private final boolean isDetailed;

  private Log(List<LogSink> sinks, int capacity, LogDetail detail) {
    queue = new LogQueue(capacity);
    isDetailed = detail == LogDetail.DETAILED;
    writer = new LogWriter(queue, sinks);
  }

  /** Starts a log that writes to the given sinks, which it closes at its end. */
  public static Log start(List<LogSink> sinks, LogDetail detail) {
    return new Log(sinks, CAPACITY, detail);
  }

  /** As {@link #start(List, LogDetail)} with room for a power of two of lines, for tests. */
  static Log start(List<LogSink> sinks, LogDetail detail, int capacity) {
    return new Log(sinks, capacity, detail);
  }

  /** Says a line of the engine, which is rendered later. */
  public void say(Effect.Log line) {
    say(LogPart.VRRP, line.event().severity(), line);
  }

  /** Says that a frame is sent, where details are wanted; rendered later. */
  public void say(Effect.Announce frame) {
    if (isDetailed) {
      say(frame.line());
    }
  }

  /**
   * Says anything else.
   *
   * @param content an immutable value whose {@code toString} is the line
   */
  public void say(LogPart part, Severity severity, Object content) {
    if (severity == Severity.DETAIL && !isDetailed) {
      return;
    }
    queue.offer(part, severity, System.currentTimeMillis(), content);
    writer.wake();
  }

  /** Says a line about start, reload or stop. */
  public void lifecycle(String text) {
    say(LogPart.PARENT, Severity.INFO, text);
  }

  /** Says a line about virtual routers that is nothing to worry about. */
  public void info(String text) {
    say(LogPart.VRRP, Severity.INFO, text);
  }

  /** Says what the administrator should mend. */
  public void warning(String text) {
    say(LogPart.VRRP, Severity.WARNING, text);
  }

  /** Says what went wrong. */
  public void error(String text) {
    say(LogPart.VRRP, Severity.ERROR, text);
  }

  /** How many lines did not fit since the start. */
  public long dropped() {
    return queue.dropped();
  }

  /** How many lines wait to be written. */
  public long queued() {
    return queue.size();
  }

  /** Writes what is queued, for two seconds at most, and ends the thread. */
  @Override
  public void close() {
    writer.finish(FINISH_MILLIS);
  }
}
