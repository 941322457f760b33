package io.holdfast.daemon.loop;

/**
 * Lets the kernel's reports of addresses wait while more of them are on their way: they tell mostly
 * of what we do ourselves, and reading thousands of them takes as long as announcing the addresses,
 * which clients wait for. Bounded in time, since they may tell of a link that went down as well,
 * and in number, since the kernel keeps only as many as its buffer holds. Owned by the loop thread.
 */
final class ReportDelay {
  /** How long reports wait at most. */
  static final long LONGEST_NANOS = 500_000_000;

  /** A report of an address takes 768 bytes of the buffer, and some orders are told of twice. */
  private static final int BYTES_PER_ORDER = 2048;

  private long mostOrders;
  private long ordersWhenRead;
  private long waitsSinceNanos;
  private boolean isWaiting;

  /**
   * Whether reports that have come had better be read now.
   *
   * @param isBehind whether address orders wait
   * @param orders how many have been carried out since the start
   */
  boolean isOver(boolean isBehind, long orders, long nowNanos) {
    if (!isWaiting) {
      isWaiting = true;
      waitsSinceNanos = nowNanos;
    }
    return !isBehind
        || orders - ordersWhenRead >= mostOrders
        || nowNanos - waitsSinceNanos >= LONGEST_NANOS;
  }

  /**
   * All were read.
   *
   * @param orders how many have been carried out since the start
   * @param roomBytes how much the kernel keeps for us from now on
   */
  void read(long orders, int roomBytes) {
    mostOrders = roomBytes / BYTES_PER_ORDER;
    ordersWhenRead = orders;
    isWaiting = false;
  }
}
