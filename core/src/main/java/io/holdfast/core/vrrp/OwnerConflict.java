package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.timer.Timer;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.VrrpPacket;
import org.jspecify.annotations.Nullable;

/**
 * Two routers are configured as address owner. The one with the higher address keeps advertising
 * for two intervals; if the other still does not give in, it lowers itself to 254, so that there is
 * one master in the end.
 */
final class OwnerConflict {
  private static final int ADVERTS = 2;
  private static final int WAIT_TENTHS = 12;
  private static final int TENTHS = 10;

  private final VirtualRouter router;
  private final Timer timer;
  private boolean isWaiting;
  private @Nullable IpAddress heardWhileWaiting;
  private int theirIntervalCs;

  OwnerConflict(VirtualRouter router) {
    this.router = router;
    this.timer = router.host().timers().create(this::expired);
  }

  /**
   * An advert of another owner.
   *
   * @param weStay whether our address is the higher one
   */
  void heard(VrrpPacket packet, boolean weStay, long nowNanos, Effects out) {
    if (router.once().isFirst(LogEvent.TWO_OWNERS)) {
      out.log(LogEvent.TWO_OWNERS, router.spec().name(), packet.source());
    }
    if (!weStay) {
      return;
    }
    theirIntervalCs = packet.intervalCs();
    if (isWaiting) {
      heardWhileWaiting = packet.source();
    } else if (!timer.isSet()) {
      timer.schedule(nowNanos + ADVERTS * Timers.intervalNanos(router.spec().advertIntervalCs()));
    }
  }

  /** We are no longer master. */
  void cancel() {
    timer.cancel();
    isWaiting = false;
    heardWhileWaiting = null;
  }

  void release() {
    timer.release();
  }

  private void expired(long deadlineNanos, long nowNanos, Effects out) {
    if (!isWaiting) {
      isWaiting = true;
      int longer = Math.max(theirIntervalCs, router.spec().advertIntervalCs());
      timer.schedule(nowNanos + Timers.intervalNanos(longer) * WAIT_TENTHS / TENTHS);
      return;
    }
    IpAddress other = heardWhileWaiting;
    cancel();
    if (other == null) {
      out.log(LogEvent.ROGUE_OWNER_GONE, router.spec().name());
    } else {
      out.log(LogEvent.OWNER_REDUCING, router.spec().name(), other);
      router.yieldOwnership(true);
    }
  }
}
