package io.holdfast.daemon.lab;

/**
 * Something the lab needs did not work: a command failed, an expected line did not come. The
 * message says which command or line, and what was seen instead.
 */
public final class LabException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception with the text {@code message}. */
  public LabException(String message) {
    super(message);
  }

  /** An exception with the text {@code message}, brought about by {@code cause}. */
  public LabException(String message, Throwable cause) {
    super(message, cause);
  }
}
