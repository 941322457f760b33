package io.holdfast.bench.stage;

import io.holdfast.daemon.lab.HostProcess;
import io.holdfast.daemon.lab.LabException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** The console of a daemon, which can stop to take what it says. One thread at a time. */
public final class Sink {
  private static final int PIPE_BYTES = 65_536;
  private static final Duration POLL = Duration.ofMillis(5);
  private static final int POLLS = 400;

  private final HostProcess reader;
  private final Path fifo;

  Sink(HostProcess reader, Path fifo) {
    this.reader = reader;
    this.fifo = fifo;
  }

  /** Takes nothing from now on: the reader stands still and its pipe is full. */
  public void block() {
    reader.signal("STOP");
    // A reader that still runs would first take what fills the pipe.
    for (int poll = 0; !isStopped(); poll++) {
      if (poll == POLLS) {
        throw new LabException("the reader of the console does not stop");
      }
      Pace.pause(POLL);
    }
    Thread.ofPlatform().daemon().name("bench-sink").start(this::fill);
  }

  private boolean isStopped() {
    return new ProcessTree(reader.pid()).state() == 'T';
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
