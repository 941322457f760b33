package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;

/**
 * {@code preempt_delay}: from the first advert of a lower priority on, a router waits before it
 * stops following that master.
 */
final class PreemptDelay {
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private boolean hasStarted;
  private long endNanos;

  /** A lower priority was heard; returns whether its master is still followed. */
  boolean holds(VirtualRouter router, long nowNanos, Effects out) {
    long delay = router.spec().preempt().delayNanos();
    if (delay == 0) {
      return false;
    }
    if (!hasStarted) {
      hasStarted = true;
      endNanos = nowNanos + delay;
      out.log(LogEvent.PREEMPT_DELAY_START, router.spec().name(), seconds(delay));
    }
    return nowNanos < endNanos;
  }

  /** A priority not below ours was heard: there is nothing to wait for. */
  void stop(VirtualRouter router, Effects out) {
    if (hasStarted) {
      hasStarted = false;
      out.log(LogEvent.PREEMPT_DELAY_STOP, router.spec().name());
    }
  }

  /** Forgets a delay without a word. */
  void reset() {
    hasStarted = false;
  }

  private static String seconds(long nanos) {
    long micros = nanos / NANOS_PER_MICRO;
    String fraction = Long.toString(MICROS_PER_SECOND + micros % MICROS_PER_SECOND).substring(1);
    return micros / MICROS_PER_SECOND + "." + fraction;
  }
}
