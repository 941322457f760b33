package io.holdfast.daemon.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that runs on a host until it is stopped; standard output and standard error are read
 * together, line by line. Safe for use by any number of threads.
 */
public final class HostProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Process process;
  private final LineLog log;

  private HostProcess(Process process, LineLog log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code command}; {@code owner} names it in messages. */
  static HostProcess start(String owner, List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      process.getOutputStream().close();
      HostProcess started = new HostProcess(process, new LineLog(owner));
      Thread.ofPlatform().daemon().name("lab-" + owner).start(started::read);
      return started;
    } catch (IOException e) {
      throw new LabException("cannot start `" + command.getFirst() + "`: " + e.getMessage(), e);
    }
  }

  private void read() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        log.append(line);
      }
    } catch (IOException e) {
      log.append("(lab: output lost: " + e.getMessage() + ")");
    } finally {
      log.end();
    }
  }

  /** The process id, as seen from outside the host as well. */
  public long pid() {
    return process.pid();
  }

  /** What it has written so far. */
  public LineLog log() {
    return log;
  }

  /** True while it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for a line that matches, from the first line on; see {@link LineLog#awaitLine}. */
  public LogLine awaitLine(String regex, Duration limit) {
    return log.awaitLine(regex, limit);
  }

  /** Sends a signal by its name without SIG, such as {@code HUP}. */
  public void signal(String name) {
    Shell.run(List.of("sh", "-c", "kill -" + name + " " + pid())).orThrow();
  }

  /**
   * Waits for the process's own end.
   *
   * @return its exit code; 128 + N after signal N
   * @throws LabException if it still runs after {@code limit}
   */
  public int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LabException(
            "process %d still runs after %d ms".formatted(pid(), limit.toMillis()));
      }
      // A grandchild can hold the pipe open for longer than its parent lives.
      if (!log.awaitEnd(PATIENCE)) {
        log.append("(lab: output still open after the end of the process)");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted while waiting for process " + pid(), e);
    }
  }

  /** Asks for its end by SIGTERM and waits for it; see {@link #awaitExit}. */
  public int stop(Duration limit) {
    // Not Process.destroy(): that closes our end of the pipe, and the last words are lost.
    process.toHandle().destroy();
    return awaitExit(limit);
  }

  /** Ends it by SIGKILL, as a crash would, and waits until it is gone. */
  public void kill() {
    process.toHandle().destroyForcibly();
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        log.append("(lab: killed, and not gone yet)");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGTERM; SIGKILL if that does not help within seconds. */
  @Override
  public void close() {
    process.toHandle().destroy();
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }
}
