package io.holdfast.core.spec.host;

/**
 * {@code @holdfast address_lease}: how long the kernel keeps a virtual address that nobody renews.
 *
 * @param kind who chooses the length
 * @param seconds the length of a {@link Kind#FIXED} lease, {@link #MIN_SECONDS} to {@link
 *     #MAX_SECONDS}; else 0
 */
public record LeaseSpec(Kind kind, int seconds) {
  /**
   * The shortest lease: it is renewed in time for two more tries, and the kernel counts seconds.
   */
  public static final int MIN_SECONDS = 3;

  /** The longest lease: a day. */
  public static final int MAX_SECONDS = 86_400;

  /** For ever: addresses stay until they are removed, as those of keepalived. */
  public static final LeaseSpec OFF = new LeaseSpec(Kind.OFF, 0);

  /** As long as the timers and the number of addresses suggest. */
  public static final LeaseSpec AUTO = new LeaseSpec(Kind.AUTO, 0);

  /** Who chooses the length. */
  public enum Kind {
    /** No lease. */
    OFF,
    /** We do. */
    AUTO,
    /** The file does. */
    FIXED
  }

  /** A lease of a given length. */
  public static LeaseSpec of(int seconds) {
    return new LeaseSpec(Kind.FIXED, seconds);
  }
}
