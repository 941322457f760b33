package io.holdfast.linux.ffm;

/**
 * The outcome of opening something: the thing, or the step that failed and its errno.
 *
 * @param <T> what is opened
 */
public sealed interface Result<T> {
  /**
   * It is open.
   *
   * @param value what was opened; the receiver owns it
   */
  record Success<T>(T value) implements Result<T> {}

  /**
   * It is not open, and nothing is left half open.
   *
   * @param operation the step that failed
   * @param errno the positive error number
   */
  record Failure<T>(Operation operation, int errno) implements Result<T> {
    @Override
    public String toString() {
      return operation + ": " + Errno.describe(errno);
    }
  }

  /**
   * Returns the value where a failure leaves nothing to go on with, as at start.
   *
   * @throws IllegalStateException if this is a failure
   */
  default T orThrow() {
    return switch (this) {
      case Success<T>(T value) -> value;
      case Failure<T> failure -> throw new IllegalStateException(failure.toString());
    };
  }
}
