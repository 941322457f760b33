package io.holdfast.core;

/**
 * How one run of a tracking script ended.
 *
 * @param kind how
 * @param number exit status or signal number, 0 otherwise
 * @param reason why it could not run, or what a built-in check found; empty otherwise
 * @param durationNanos how long it took
 * @param output the last of what it printed, lines apart by a line feed; empty if none is known
 */
public record ScriptOutcome(
    Kind kind, int number, String reason, long durationNanos, String output) {

  /** An outcome of which no more is known. */
  public ScriptOutcome(Kind kind, int number, String reason) {
    this(kind, number, reason, 0, "");
  }

  /** How a run can end. */
  public enum Kind {
    /** It exited by itself. */
    EXITED,
    /** A signal ended it. */
    SIGNALLED,
    /** It ran longer than its timeout and was ended. */
    TIMED_OUT,
    /** It could not be started: a failure, unlike in keepalived. */
    CANNOT_RUN,
    /** A built-in check did not find what it looks for. */
    UNMET
  }

  /** Returns this with the time it took and what it printed. */
  public ScriptOutcome after(long nanos, String printed) {
    return new ScriptOutcome(kind, number, reason, nanos, printed);
  }

  /** The last line it printed, empty if none is known. */
  public String lastLine() {
    return output.substring(output.lastIndexOf('\n') + 1);
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
      case UNMET -> reason;
    };
  }
}
