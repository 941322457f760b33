package io.holdfast.core.vrrp;

import io.holdfast.core.address.VirtualAddress;
import io.holdfast.core.control.Overlap;
import io.holdfast.core.timer.DeadlineHeap;
import java.util.List;

/**
 * How long a master that has an heir serves on. The clients follow the heir when it claims an
 * address, by ARP or by a neighbour advertisement, and the claims come here as well. What is not
 * claimed within the limit, or by an heir that fell silent, is not waited for. Where both have the
 * same virtual MAC address no claim is foreign, and the shortest time has to do.
 */
final class HeirClaims {
  private final VirtualRouter router;
  private long sinceNanos;

  HeirClaims(VirtualRouter router) {
    this.router = router;
  }

  /**
   * The heir was heard for the first time.
   *
   * @return when to look for its claims
   */
  long begin(long nowNanos) {
    sinceNanos = nowNanos;
    return nowNanos + Overlap.lingerNanos(held());
  }

  /**
   * The shortest time is over, or it was worth looking again.
   *
   * @param heirHeardNanos when the heir was heard last
   * @return when to look again; not after now if it is over
   */
  long nextLookNanos(long nowNanos, long heirHeardNanos) {
    if (router.spec().host().ownLink() != null) {
      return nowNanos;
    }
    long silent = heirHeardNanos + router.masterDownNanos();
    long end = Math.min(sinceNanos + Overlap.limitNanos(held()), silent);
    long claimed = allClaimedNanos();
    long next =
        claimed == DeadlineHeap.NONE
            ? nowNanos + Overlap.LOOK_NANOS
            : claimed + Overlap.SETTLE_NANOS;
    return Math.min(next, end);
  }

  /** When the last of the addresses was claimed, {@link DeadlineHeap#NONE} if one was not yet. */
  private long allClaimedNanos() {
    List<VirtualAddress> addresses = router.addresses().addresses();
    long oldest = sinceNanos - Overlap.CLAIM_AGE_NANOS;
    long last = oldest;
    for (int index = 0; index < addresses.size(); index++) {
      VirtualAddress address = addresses.get(index);
      if (address.announcement() != null) {
        long claimed = address.claimedNanos();
        if (claimed == DeadlineHeap.NONE || claimed < oldest) {
          return DeadlineHeap.NONE;
        }
        last = Math.max(last, claimed);
      }
    }
    return last;
  }

  private int held() {
    return router.host().reconciler().size();
  }
}
