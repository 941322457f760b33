package io.holdfast.linux.process;

/** How a program ended. Only {@code Exited(0)} is success. */
public sealed interface SpawnOutcome {
  /**
   * It ended by itself.
   *
   * @param status 0 to 255, but not 126 and 127, nor what stands for a signal
   */
  record Exited(int status) implements SpawnOutcome {}

  /**
   * A signal that was not ours ended it, or it says so as a shell does, by 128 plus the number; the
   * JDK does not tell these two apart.
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
}
