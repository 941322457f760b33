package io.holdfast.daemon.life;

import io.holdfast.daemon.cli.ExitStatus;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes into the background. A JVM cannot fork, so the same command is started once more in a
 * session of its own, and this process ends when that one is ready or has failed. What it says
 * until then is passed on.
 */
public final class Detach {
  /** What the process left behind prints when it is ready. */
  private static final String READY = "holdfast: ready";

  private static final File NOTHING = new File("/dev/null");
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
  private static final String BLOCKED_SIGNALS =
      "--block-signal=HUP,INT,TERM,USR1,USR2,RTMIN+2,RTMAX-1";

  private Detach() {}

  /**
   * Starts the daemon behind this process and waits until it is ready.
   *
   * @param out where its first words go
   * @return the status to exit with
   */
  public static int run(PrintStream out) {
    try {
      Process process =
          new ProcessBuilder(command()).redirectInput(NOTHING).redirectErrorStream(true).start();
      return relay(process, out);
    } catch (IOException failure) {
      out.println("Cannot go into the background: " + failure.getMessage());
      return ExitStatus.FATAL;
    }
  }

  /** Lets the process that waits in {@link #run} go; for the process left behind. */
  public static void ready(PrintStream toStarter) {
    toStarter.println(READY);
    toStarter.flush();
  }

  private static int relay(Process process, PrintStream out) throws IOException {
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.equals(READY)) {
          return ExitStatus.OK;
        }
        out.println(line);
      }
    }
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return ExitStatus.FATAL;
    }
  }

  /** Our own command once more. Starting a process unblocks all signals: env blocks them again. */
  private static List<String> command() throws IOException {
    String own = Files.readString(COMMAND_LINE);
    List<String> command = new ArrayList<>(List.of("setsid", "env", BLOCKED_SIGNALS));
    command.addAll(List.of(own.substring(0, own.length() - 1).split("\0", -1)));
    command.add("--detached");
    return command;
  }
}
