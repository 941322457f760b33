package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.LogEvent;
import io.holdfast.core.State;
import io.holdfast.core.address.VirtualAddress;
import io.holdfast.core.watch.DualActiveDetector;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a virtual router makes of other stations that claim its addresses while it is master. */
final class ForeignClaims implements DualActiveDetector.Answers {
  private final VirtualRouter router;
  private final DualActiveDetector detector;

  ForeignClaims(VirtualRouter router) {
    this.router = router;
    this.detector = new DualActiveDetector(router.host().timers(), this);
  }

  /** A station claims an address. */
  void heard(Input.ClaimHeard claim, long nowNanos) {
    VirtualAddress address = router.state() == State.MASTER ? ours(claim) : null;
    if (address == null) {
      return;
    }
    address.claimedNanos(nowNanos);
    if (router.isServing()) {
      router.counters().foreignClaims++;
      detector.heard(claim.address(), claim.mac(), nowNanos);
    }
  }

  /** It serves no more. */
  void cancel() {
    detector.cancel();
  }

  void release() {
    detector.release();
  }

  @Override
  public void claimed(IpAddress address, MacAddress claimant, Effects out) {
    out.log(LogEvent.FOREIGN_CLAIM, router.spec().name(), address, claimant);
  }

  @Override
  public boolean answer(long nowNanos, Effects out) {
    if (router.isServing()) {
      router.announcements().again(nowNanos, out);
    }
    return router.isServing();
  }

  @Override
  public void ended(Effects out) {
    out.log(LogEvent.FOREIGN_CLAIM_ENDED, router.spec().name());
  }

  private @Nullable VirtualAddress ours(Input.ClaimHeard claim) {
    List<VirtualAddress> addresses = router.addresses().addresses();
    for (int index = 0; index < addresses.size(); index++) {
      VirtualAddress address = addresses.get(index);
      if (address.ifIndex() == claim.ifIndex()
          && address.spec().address().equals(claim.address())) {
        return address;
      }
    }
    return null;
  }
}
