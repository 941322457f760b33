package io.holdfast.core.vrrp;

import io.holdfast.core.GateSnapshot;
import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.address.Reconciler;
import io.holdfast.core.address.VirtualAddress;
import io.holdfast.core.spec.AddressSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the snapshot of a virtual router. */
public final class RouterPicture {

  private RouterPicture() {}

  /** What there is to show of a router now. */
  public static RouterSnapshot of(VirtualRouter router) {
    Reconciler reconciler = router.host().reconciler();
    List<AddressSpec> wanted = new ArrayList<>();
    List<AddressSpec> seen = new ArrayList<>();
    for (VirtualAddress address : router.addresses().addresses()) {
      if (router.addresses().isHolding()) {
        wanted.add(address.spec());
      }
      if (reconciler.isSeen(address.spec())) {
        seen.add(address.spec());
      }
    }
    MasterRecord master = router.master();
    return new RouterSnapshot(
        router.id(),
        router.spec(),
        router.state(),
        router.readiness().describe(),
        router.priority().value(),
        router.attachment().source(),
        master.address(),
        master.priority(),
        master.intervalCs,
        router.timer().deadlineNanos(),
        router.lastTransition(),
        router.heard(),
        wanted,
        seen,
        router.counters().snapshot(),
        router.abstention().standing(),
        router.active().isLeaving(),
        gate(router),
        socketId(router));
  }

  private static int socketId(VirtualRouter router) {
    VrrpSocket socket = router.attachment().socket();
    return socket == null ? 0 : socket.id();
  }

  private static @Nullable GateSnapshot gate(VirtualRouter router) {
    GateSnapshot winning = router.candidacy().snapshot();
    return winning == null ? router.departure().snapshot() : winning;
  }
}
