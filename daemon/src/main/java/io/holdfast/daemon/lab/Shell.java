package io.holdfast.daemon.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs short commands and waits for their end. Safe for use by any number of threads. */
public final class Shell {
  /** A command that runs longer than this is killed: the lab's own commands take milliseconds. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(60);

  private Shell() {}

  /**
   * Runs {@code command} without a shell and waits for it.
   *
   * @throws LabException if it cannot be started, or runs longer than {@link #TIME_LIMIT}
   */
  public static ShellResult run(List<String> command) {
    return run(command, "");
  }

  /** As {@link #run(List)}, with {@code input} as the command's standard input. */
  public static ShellResult run(List<String> command, String input) {
    Process process = start(command);
    CompletableFuture<String> output = readAll(process.getInputStream());
    CompletableFuture<String> errors = readAll(process.getErrorStream());
    feed(process.getOutputStream(), input);
    try {
      if (!process.waitFor(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new LabException("`" + String.join(" ", command) + "` does not end");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new LabException("interrupted in `" + String.join(" ", command) + "`", e);
    }
    return new ShellResult(command, process.exitValue(), output.join(), errors.join());
  }

  private static Process start(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("LC_ALL", "C");
      return builder.start();
    } catch (IOException e) {
      throw new LabException("cannot start `" + command.getFirst() + "`: " + e.getMessage(), e);
    }
  }

  private static CompletableFuture<String> readAll(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        Thread::startVirtualThread);
  }

  private static void feed(OutputStream stream, String input) {
    try (stream) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // A command that ends without reading its input closes the pipe; its exit code says the rest.
      return;
    }
  }
}
