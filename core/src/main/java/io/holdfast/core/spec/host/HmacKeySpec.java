package io.holdfast.core.spec.host;

/**
 * A key of {@code auth_hmac}.
 *
 * @param id 1..255
 * @param secret as written: text, {@code hex:DIGITS} or {@code file:PATH}
 */
public record HmacKeySpec(int id, String secret) {
  /** Never prints the secret. */
  @Override
  public String toString() {
    return "HmacKeySpec[id=" + id + ", secret=********]";
  }
}
