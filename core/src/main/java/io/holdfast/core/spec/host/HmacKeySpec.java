package io.holdfast.core.spec.host;

/**
 * A key of {@code auth_hmac}.
 *
 * @param id 1..255
 * @param octets the key itself, each character an octet 0..255, whatever way it was written
 */
public record HmacKeySpec(int id, String octets) {
  /** Shortest key, in octets. */
  public static final int MIN_OCTETS = 32;

  /** Longest key, in octets. */
  public static final int MAX_OCTETS = 64;

  /** The key as bytes, a new array each time. */
  public byte[] key() {
    byte[] key = new byte[octets.length()];
    for (int index = 0; index < key.length; index++) {
      key[index] = (byte) octets.charAt(index);
    }
    return key;
  }

  /** Never prints the secret. */
  @Override
  public String toString() {
    return "HmacKeySpec[id=" + id + ", octets=********]";
  }
}
