package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.State;
import io.holdfast.core.timer.Expiry;

/**
 * The timer of a virtual router: the master down interval of a BACKUP, the next advert of a MASTER.
 */
record RouterExpiry(VirtualRouter router) implements Expiry {
  @Override
  public void expired(long deadlineNanos, long nowNanos, Effects out) {
    router.expired(deadlineNanos, nowNanos, out);
  }

  @Override
  public boolean isTakeover() {
    return router.state() == State.BACKUP;
  }
}
