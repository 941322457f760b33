package io.holdfast.daemon.log;

import io.holdfast.core.LogEvent.Severity;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The log thread: takes lines from the queue and gives each to every sink, then says how many were
 * dropped meanwhile.
 */
final class LogWriter {
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final LogQueue queue;
  private final List<LogSink> sinks;
  private final Thread thread;
  private volatile boolean asleep;
  private volatile boolean ending;

  /** Starts the thread. */
  LogWriter(LogQueue queue, List<LogSink> sinks) {
    this.queue = queue;
    this.sinks = List.copyOf(sinks);
    this.thread = Thread.ofPlatform().name("log").daemon().unstarted(this::run);
    thread.start();
  }

  /** Says that a line was queued; cheap while the thread is busy anyway. */
  void wake() {
    if (asleep) {
      LockSupport.unpark(thread);
    }
  }

  /** Lets the thread finish what is queued, for at most {@code limitMillis}. */
  void finish(long limitMillis) {
    ending = true;
    LockSupport.unpark(thread);
    try {
      thread.join(limitMillis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (true) {
      drain();
      if (ending && queue.isEmpty()) {
        sinks.forEach(LogSink::close);
        return;
      }
      asleep = true;
      // Looked at again after the flag is up: a writer either sees the flag or is seen here.
      if (queue.isEmpty() && !ending) {
        LockSupport.parkNanos(this, IDLE_NANOS);
      }
      asleep = false;
    }
  }

  private void drain() {
    LogLine line = queue.poll();
    while (line != null) {
      write(line);
      line = queue.poll();
    }
    long drops = queue.takeDrops();
    if (drops > 0) {
      String text = drops + " log messages dropped";
      write(new LogLine(LogPart.VRRP, Severity.WARNING, System.currentTimeMillis(), text));
    }
  }

  private void write(LogLine line) {
    for (LogSink sink : sinks) {
      sink.write(line);
    }
  }
}
