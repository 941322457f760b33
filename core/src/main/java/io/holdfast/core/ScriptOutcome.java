package io.holdfast.core;

/**
 * How one run of a tracking script ended.
 *
 * @param kind how
 * @param number exit status or signal number, 0 otherwise
 * @param reason why it could not run, empty otherwise
 */
public record ScriptOutcome(Kind kind, int number, String reason) {

  /** How a run can end. */
  public enum Kind {
    /** It exited by itself. */
    EXITED,
    /** A signal ended it. */
    SIGNALLED,
    /** It ran longer than its timeout and was ended. */
    TIMED_OUT,
    /** It could not be started: a failure, unlike in keepalived. */
    CANNOT_RUN
  }

  /** Whether it counts as a success. */
  public boolean success() {
    return kind == Kind.EXITED && number == 0;
  }

  /** What happened, as the end of a sentence. */
  public String words() {
    return switch (kind) {
      case EXITED -> "exited with status " + number;
      case SIGNALLED -> "was ended by signal " + number;
      case TIMED_OUT -> "timed out";
      case CANNOT_RUN -> "cannot be run: " + reason;
    };
  }
}
