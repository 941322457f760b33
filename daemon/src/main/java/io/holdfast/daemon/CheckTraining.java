package io.holdfast.daemon;

import io.holdfast.daemon.cli.ExitStatus;
import java.util.List;

/**
 * The training run behind the ahead-of-time cache of commands that read, print and are gone: runs
 * {@code -t} and {@code check} over a file as a user would.
 */
final class CheckTraining {
  private CheckTraining() {}

  /** Trains; the arguments are the files. Ends as the commands do. */
  public static void main(String[] arguments) {
    Main program = new Main(System.out, System.err);
    for (String file : arguments) {
      program.run(List.of("-t", "-f", file));
      program.run(List.of("check", file));
    }
    program.run(List.of("--version"));
    Main.end(ExitStatus.OK);
  }
}
