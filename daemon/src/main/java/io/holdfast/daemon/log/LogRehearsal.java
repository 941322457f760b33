package io.holdfast.daemon.log;

import io.holdfast.core.Effect;
import java.io.OutputStream;

/** Takes a line through queue, rendering and console format into nothing, on the calling thread. */
public final class LogRehearsal {
  private static final int CAPACITY = 16;

  private final LogQueue queue = new LogQueue(CAPACITY);
  private final LogSink sink = new ConsoleSink(OutputStream.nullOutputStream(), Timestamp.local());

  /** Makes a queue and a sink of its own. */
  public LogRehearsal() {}

  /** Says a line into nothing; returns the number of lines that arrived. */
  public int say(Effect.Log line) {
    long nowMillis = System.currentTimeMillis();
    queue.offer(LogPart.VRRP, line.event().severity(), nowMillis, line);
    LogLine arrived = queue.poll();
    if (arrived == null) {
      return 0;
    }
    sink.write(arrived);
    return 1;
  }
}
