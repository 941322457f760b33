package io.holdfast.core.vrrp;

import io.holdfast.core.control.Overlap;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TimedCommandSpec;

/** How long a stop may take that waits for other routers. Stateless. */
public final class LongestStop {
  private LongestStop() {}

  /**
   * The longest it takes: the slowest {@code notify_before_release}, then the wait for an heir, and
   * for another one where that one stops, too.
   *
   * @return nanoseconds
   */
  public static long nanos(Configuration configuration) {
    long gate = 0;
    long skew = 0;
    int addresses = 0;
    for (RouterSpec router : configuration.routers()) {
      TimedCommandSpec command = router.gate().beforeRelease();
      gate = Math.max(gate, command == null ? 0 : command.timeoutNanos());
      skew = Math.max(skew, Timers.longestSkewNanos(router.version(), router.advertIntervalCs()));
      addresses += router.addresses().size() + router.excludedAddresses().size();
    }
    long wait = skew + Overlap.MARGIN_NANOS + Overlap.limitNanos(addresses);
    return gate + 2 * wait;
  }
}
