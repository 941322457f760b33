package io.holdfast.config.host;

/**
 * What a file that holds a secret was found to be.
 *
 * @param octets its first line without the end of line, each character an octet; empty when it must
 *     not be used
 * @param finding whether it may be used
 */
public record SecretFile(String octets, Finding finding) {
  private static final int UNKNOWN_OCTETS = 32;

  /** What was found. */
  public enum Finding {
    /** Only its owner can read and change it. */
    SAFE("is safe"),
    /** Others can read it. */
    READABLE("can be read by others"),
    /** Somebody other than root and the user of this process could change it. */
    CHANGEABLE("could be changed by others"),
    /** There is nothing of that name, or it is not a regular file. */
    MISSING("is not there"),
    /** It is there and cannot be read. */
    UNREADABLE("cannot be read"),
    /** It has no first line. */
    EMPTY("is empty");

    private final String words;

    Finding(String words) {
      this.words = words;
    }

    /** Returns the finding as the end of a sentence about the file. */
    public String words() {
      return words;
    }

    /** Returns whether the secret may be used. */
    public boolean isUsable() {
      return this == SAFE || this == READABLE;
    }
  }

  /** Returns what stands for a secret on a host of which nothing is known. */
  public static SecretFile unknown() {
    return new SecretFile("*".repeat(UNKNOWN_OCTETS), Finding.SAFE);
  }

  /** Never prints the secret. */
  @Override
  public String toString() {
    return "SecretFile[" + finding + "]";
  }
}
