package io.holdfast.core.vrrp;

import io.holdfast.core.Cause;
import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.LinkState;
import io.holdfast.core.LogEvent;
import io.holdfast.core.State;
import io.holdfast.core.spec.WantedState;
import io.holdfast.wire.ip.IpAddress;

/** How a virtual router comes into INIT and FAULT, where it waits for the host, and out of them. */
final class StateWaiting {
  private final VirtualRouter router;
  private boolean isHeir;

  StateWaiting(VirtualRouter router) {
    this.router = router;
  }

  /** Whether it would take the addresses at once if it were alone. */
  boolean wantsMaster() {
    return isHeir
        || (router.priority().isOwner() && router.spec().wantedState() == WantedState.MASTER);
  }

  /** Why it takes the addresses at once. */
  Cause masterCause() {
    return Cause.of(isHeir ? Cause.Kind.RELOADED : Cause.Kind.OWNER);
  }

  /** Whether it goes on serving what a master of its name served until now. */
  boolean isHeir() {
    return isHeir;
  }

  /** Whether it starts as master, because a reload gave a master of this name another identity. */
  void isHeir(boolean is) {
    isHeir = is;
  }

  /**
   * Whether it is an heir that has nothing left to wait for but its socket. One that waits for
   * something else, or has started, is an heir no more.
   */
  boolean waitsAsHeir() {
    VrrpSocket socket = router.attachment().socket();
    isHeir &= router.state() == State.INIT && socket != null && socket.isOpening();
    return isHeir;
  }

  /** Stops taking part. */
  void fail(Cause cause, long nowNanos, Effects out) {
    if (router.active().isStopping()) {
      router.end().now(Cause.of(Cause.Kind.STOPPED), nowNanos, out);
      return;
    }
    router.candidacy().withdraw(out);
    router.timer().cancel();
    out.log(
        router.state() == State.INIT ? LogEvent.ENTERING_FAULT_INIT : LogEvent.ENTERING_FAULT,
        router.spec().name());
    if (router.state() == State.MASTER) {
      if (!router.active().isLeaving()) {
        router.active().sendPriorityZero(out);
      }
      router.active().leave(nowNanos, out);
    }
    router.moveTo(State.FAULT, cause, nowNanos, out);
  }

  /** Starts to take part as BACKUP. */
  void begin(long nowNanos, Effects out) {
    boolean isFirst = router.state() == State.INIT;
    router.master().clear(router.spec().advertIntervalCs());
    Cause cause = Cause.of(isFirst ? Cause.Kind.STARTED : Cause.Kind.FAULT_CLEARED);
    LogEvent line = isFirst ? LogEvent.ENTERING_BACKUP_INIT : LogEvent.ENTERING_BACKUP;
    router.backup().enter(line, cause, nowNanos, out);
    announceSource(isFirst, nowNanos, out);
  }

  /** Starts to take part as MASTER. */
  void beginAsMaster(Cause cause, long nowNanos, Effects out) {
    boolean isFirst = router.state() == State.INIT;
    router.master().clear(router.spec().advertIntervalCs());
    router.active().enter(cause, nowNanos, out);
    announceSource(isFirst, nowNanos, out);
  }

  /** Peers of a unicast router must know where it is again. */
  private void announceSource(boolean isFirst, long nowNanos, Effects out) {
    LinkState link = router.attachment().link();
    IpAddress source = router.attachment().source();
    if (!isFirst
        && !router.isMulticast()
        && link != null
        && link.resolvesNeighbors()
        && source != null) {
      Effect.Announce order =
          new Effect.Announce(link.ifIndex(), link.name(), link.mac(), source, link.forwardsIpv6());
      router.host().pacer().announceNow(order, nowNanos, out);
    }
  }
}
