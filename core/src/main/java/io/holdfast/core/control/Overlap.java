package io.holdfast.core.control;

/**
 * How long two hosts serve the same address when it moves by plan, in nanoseconds. The overlap is
 * what keeps every packet of a client answered while the move goes on.
 */
public final class Overlap {
  /**
   * How long a router that replaces a live master serves and announces before its first advert: the
   * advert makes the old master drop the addresses at once. While the kernel is still adding
   * addresses it leads for longer, but never for more than its interval: the old master may die.
   */
  public static final long LEAD_NANOS = 10_000_000;

  /** How much later than its skew time the slowest backup may be before nobody is waited for. */
  public static final long MARGIN_NANOS = 100_000_000;

  private static final long LINGER_NANOS = 50_000_000;
  private static final long LINGER_PER_ADDRESS_NANOS = 100_000;

  private Overlap() {}

  /**
   * How long the old master serves after the first advert of the new one. keepalived sends that
   * advert before it adds its addresses, which takes the kernel about 65 us each, and announces
   * them after that. A new master announces once more after twice that time: a client that asked
   * while two hosts answered may have learnt the wrong one.
   *
   * @param addresses how many addresses may move at the same time
   */
  public static long lingerNanos(int addresses) {
    return LINGER_NANOS + addresses * LINGER_PER_ADDRESS_NANOS;
  }
}
