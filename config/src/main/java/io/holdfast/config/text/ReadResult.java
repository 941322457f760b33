package io.holdfast.config.text;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of reading a file.
 *
 * @param octets the content, one char for each octet; null when it cannot be read
 * @param reason why it cannot be read; empty when it was read
 */
public record ReadResult(@Nullable String octets, String reason) {

  /** Returns the result of a successful read. */
  public static ReadResult content(String octets) {
    return new ReadResult(octets, "");
  }

  /** Returns the result of a failed read. */
  public static ReadResult failure(String reason) {
    return new ReadResult(null, reason);
  }
}
