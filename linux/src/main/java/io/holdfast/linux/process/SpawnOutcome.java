package io.holdfast.linux.process;

import io.holdfast.linux.ffm.Errno;

/** How a program ended. Only {@code Exited(0)} is success. */
public sealed interface SpawnOutcome {
  /** What a shell says when it cannot execute a program that it has found. */
  int CANNOT_EXECUTE = 126;

  /** What a shell says when it finds no such program. */
  int NOT_FOUND = 127;

  /**
   * It ended by itself.
   *
   * @param status 0 to 255, but not 126 and 127
   */
  record Exited(int status) implements SpawnOutcome {}

  /**
   * A signal that was not ours ended it.
   *
   * @param signal 1 to 64
   */
  record Signalled(int signal) implements SpawnOutcome {}

  /** It ran too long and was ended. */
  record TimedOut() implements SpawnOutcome {}

  /**
   * It could not be started: missing, not executable, no such user; or it is a shell script that
   * could not start what it is for (126, 127).
   *
   * @param reason one line for the log
   */
  record CannotRun(String reason) implements SpawnOutcome {}

  /** Returns whether the program ran and returned zero. */
  default boolean isSuccess() {
    return this instanceof Exited(int status) && status == 0;
  }

  /** Returns how a program ended by itself: a shell says with 126 and 127 that it could not run. */
  static SpawnOutcome ofStatus(String program, int status) {
    return switch (status) {
      case NOT_FOUND -> new CannotRun("cannot run " + program + ": not found (status 127)");
      case CANNOT_EXECUTE ->
          new CannotRun("cannot run " + program + ": not executable (status 126)");
      default -> new Exited(status);
    };
  }

  /** Returns that a program was not started. */
  static CannotRun cannotRun(String program, int errno) {
    String reason =
        switch (errno) {
          case Errno.ENOENT -> "not found";
          case Errno.EACCES -> "not executable";
          default -> Errno.describe(errno);
        };
    return new CannotRun("cannot run " + program + ": " + reason);
  }
}
