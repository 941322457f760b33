package io.holdfast.core.timer;

import io.holdfast.core.Effects;

/** What happens when a timer is due. */
@FunctionalInterface
public interface Expiry {

  /**
   * The timer is due and no longer set. Whoever sets it again sets it later than {@code nowNanos}.
   *
   * @param deadlineNanos when it was due
   * @param nowNanos when that was noticed
   * @param out where orders are added
   */
  void expired(long deadlineNanos, long nowNanos, Effects out);

  /** Whether another host waits for this one to act on time: worth being ready a moment before. */
  default boolean isTakeover() {
    return false;
  }
}
