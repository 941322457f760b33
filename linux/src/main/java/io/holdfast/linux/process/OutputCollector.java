package io.holdfast.linux.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Keeps the first bytes a program prints and swallows the rest, so that it never blocks on a full
 * pipe. A thread of its own reads; it ends when every holder of the pipe has.
 */
final class OutputCollector {
  /** A background process may keep the pipe open long after the program ended. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private static final int CHUNK_BYTES = 8192;

  private final InputStream source;
  private final int limit;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Thread thread;

  OutputCollector(InputStream source, int limit) {
    this.source = source;
    this.limit = limit;
    this.thread = Thread.ofVirtual().name("script-output").start(this::collect);
  }

  /** Returns what has been printed, at most the limit. */
  String collected() {
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException interrupt) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    synchronized (kept) {
      return kept.toString(StandardCharsets.UTF_8);
    }
  }

  private void collect() {
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      int count = source.read(chunk);
      while (count >= 0) {
        synchronized (kept) {
          kept.write(chunk, 0, Math.min(count, limit - kept.size()));
        }
        count = source.read(chunk);
      }
    } catch (IOException closed) {
      // The JDK closes the pipe under a reader when the process ends: nothing more will come.
    }
  }
}
