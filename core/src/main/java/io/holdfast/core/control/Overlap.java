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

  /**
   * How long the old master serves after the last of its addresses was claimed: whoever hears the
   * claim later than we did, or takes a moment to learn from it, is still answered.
   */
  public static final long SETTLE_NANOS = 30_000_000;

  /**
   * How old a claim may be at the first advert of the heir: ours claims first, keepalived after.
   */
  public static final long CLAIM_AGE_NANOS = 1_000_000_000;

  /** How often the old master looks whether all of its addresses were claimed. */
  public static final long LOOK_NANOS = 10_000_000;

  private static final long LINGER_NANOS = 50_000_000;
  private static final long LINGER_PER_ADDRESS_NANOS = 100_000;
  private static final long LIMIT_NANOS = 500_000_000;
  private static final long LIMIT_PER_ADDRESS_NANOS = 200_000;

  private Overlap() {}

  /**
   * How long the old master serves at least after the first advert of the new one. keepalived sends
   * that advert before it adds its addresses, which takes the kernel about 65 us each, and
   * announces them after that. A new master announces once more after twice that time: a client
   * that asked while two hosts answered may have learnt the wrong one.
   *
   * @param addresses how many addresses may move at the same time
   */
  public static long lingerNanos(int addresses) {
    return LINGER_NANOS + addresses * LINGER_PER_ADDRESS_NANOS;
  }

  /**
   * How long the old master serves at most after the first advert of the new one, when it does not
   * hear all of its addresses claimed: the other host may be slow, or its claims do not come here.
   *
   * @param addresses how many addresses may move at the same time
   */
  public static long limitNanos(int addresses) {
    return LIMIT_NANOS + addresses * LIMIT_PER_ADDRESS_NANOS;
  }
}
