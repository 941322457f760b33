package io.holdfast.core.spec;

/** The {@code authentication} block of a VRRPv2 instance. */
public sealed interface AuthSpec {

  /** No authentication (type 0). */
  record None() implements AuthSpec {}

  /**
   * {@code auth_type PASS} (type 1).
   *
   * @param eightBytes the password, zero padded, first character in the highest byte
   */
  record Password(long eightBytes) implements AuthSpec {
    /** Never prints the secret. */
    @Override
    public String toString() {
      return "Password[********]";
    }
  }

  /**
   * {@code auth_type AH} (type 2).
   *
   * @param eightBytes the key, zero padded, first character in the highest byte
   */
  record Header(long eightBytes) implements AuthSpec {
    /** Never prints the secret. */
    @Override
    public String toString() {
      return "Header[********]";
    }
  }
}
