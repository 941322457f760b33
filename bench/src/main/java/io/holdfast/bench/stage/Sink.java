package io.holdfast.bench.stage;

import io.holdfast.daemon.lab.HostProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The console of a daemon, which can stop to take what it says. One thread at a time. */
public final class Sink {
  private static final int PIPE_BYTES = 65_536;

  private final HostProcess reader;
  private final Path fifo;

  Sink(HostProcess reader, Path fifo) {
    this.reader = reader;
    this.fifo = fifo;
  }

  /** Takes nothing from now on: the reader stands still and its pipe is full. */
  public void block() {
    reader.signal("STOP");
    Thread.ofPlatform().daemon().name("bench-sink").start(this::fill);
  }

  /** Waits where the pipe was not empty, until the reader goes on. */
  private void fill() {
    byte[] line = new byte[PIPE_BYTES];
    Arrays.fill(line, (byte) '.');
    line[PIPE_BYTES - 1] = '\n';
    try (OutputStream pipe = Files.newOutputStream(fifo)) {
      pipe.write(line);
    } catch (IOException e) {
      System.err.println("bench: cannot fill " + fifo + ": " + e.getMessage());
    }
  }

  /** Takes everything again. */
  public void unblock() {
    reader.signal("CONT");
  }
}
