package io.holdfast.config.check;

/**
 * The class of a diagnostic in the exit status of a configuration test. The numbers are those of
 * keepalived's {@code -t}; advice that keepalived does not give has the class {@link #ADVICE} and
 * never changes the status.
 */
public enum ExitClass {
  /** Advice of ours: keepalived accepts the line silently. */
  ADVICE(0),
  /** A keyword lacks its parameter; keepalived stops reading at once. */
  MISSING_PARAMETER(2),
  /** An interface that the host lacks, where nothing else is wrong with it. */
  BAD_INTERFACE(4),
  /** Every other error or warning. */
  GENERAL(5),
  /** A script that somebody else could change. */
  SECURITY(6),
  /** A file that must be there and is not. */
  NO_FILE(6);

  private final int status;

  ExitClass(int status) {
    this.status = status;
  }

  /** Returns the exit status of a test whose highest class is this one. */
  public int status() {
    return status;
  }
}
