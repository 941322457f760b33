package io.holdfast.core.vrrp;

import io.holdfast.core.Cause;
import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.State;
import io.holdfast.core.spec.DampingSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.Vrrp;
import io.holdfast.wire.vrrp.VrrpPacket;

/** What a virtual router does while it listens (RFC 9568 section 6.4.2). */
final class StateBackup {
  static final int MILLIS_PER_CENTISECOND = 10;

  private final VirtualRouter router;
  private final PreemptDelay preemptDelay = new PreemptDelay();
  private boolean wantsMaster;

  StateBackup(VirtualRouter router) {
    this.router = router;
  }

  /**
   * Starts to listen.
   *
   * @param line how it is said
   * @param cause why
   */
  void enter(LogEvent line, Cause cause, long nowNanos, Effects out) {
    preemptDelay.reset();
    wantsMaster = false;
    out.log(line, router.spec().name());
    router.moveTo(State.BACKUP, cause, nowNanos, out);
    router.timer().schedule(nowNanos + router.masterDownNanos());
    router.sender().prepare(out);
    router.announcements().prepare();
  }

  /** An advert passed the checks. */
  void received(VrrpPacket packet, long nowNanos, Effects out) {
    Candidacy candidacy = router.candidacy();
    if (candidacy.cause() != null) {
      if (!candidacy.isEndedBy(packet, nowNanos, out)) {
        return;
      }
      candidacy.lose(out);
      router.group().withdrawn(router, nowNanos, out);
    }
    if (packet.priority() == Vrrp.PRIORITY_STOP) {
      out.log(LogEvent.BACKUP_GOT_PRIORITY_ZERO, router.spec().name());
      router.master().follow(packet);
      router.timer().schedule(nowNanos + router.skewNanos());
      return;
    }
    restoreOwnership(packet, out);
    if (isFollowed(packet, nowNanos, out)) {
      notice(packet, out);
      learnInterval(packet, out);
      wantsMaster = false;
      router.master().follow(packet);
      long downNanos = router.masterDownNanos();
      router.timer().schedule(nowNanos + downNanos);
      router.sender().prepare(out);
      if (isAlwaysFollowed(packet)) {
        router.known().followed(downNanos);
      }
    } else {
      router.master().discard(packet);
      if (router.once().isFirst(LogEvent.LOWER_PRIORITY_DISCARDED)) {
        out.log(
            LogEvent.LOWER_PRIORITY_DISCARDED,
            router.spec().name(),
            packet.priority(),
            packet.source());
      }
    }
  }

  /** The master was silent for too long. */
  void expired(long deadlineNanos, long nowNanos, Effects out) {
    if (router.candidacy().cause() != null) {
      router.candidacy().expired(deadlineNanos, nowNanos, out);
      return;
    }
    out.log(LogEvent.ADVERT_TIMEOUT, router.spec().name());
    router.group().timedOut(router, cause(), nowNanos, out);
  }

  /** It would be master, but its sync group may have to wait for other members. */
  void wantMaster() {
    wantsMaster = true;
  }

  /** Listens again for a whole master down interval. */
  void listen(long nowNanos) {
    wantsMaster = false;
    router.timer().schedule(nowNanos + router.masterDownNanos());
  }

  /** Whether its master is silent. */
  boolean wantsMaster() {
    return wantsMaster;
  }

  /** Follows the interval of the master (VRRPv3, RFC 9568 section 6.4.2). */
  void learnInterval(VrrpPacket packet, Effects out) {
    MasterRecord master = router.master();
    if (router.spec().version() == Vrrp.VERSION_2 || packet.intervalCs() == master.intervalCs) {
      return;
    }
    out.log(
        LogEvent.INTERVAL_LEARNT,
        router.spec().name(),
        master.intervalCs * MILLIS_PER_CENTISECOND,
        packet.intervalCs() * MILLIS_PER_CENTISECOND);
    master.intervalCs = packet.intervalCs();
    lowerDelays(packet.intervalCs(), out);
  }

  /**
   * A change of link must count before another backup takes over, also when adverts are quicker.
   */
  private void lowerDelays(int intervalCs, Effects out) {
    RouterSpec spec = router.spec();
    long limit = DampingSpec.bearableNanos(spec.downTimerAdverts(), intervalCs);
    if (router.host().trackers().lowerDelays(spec.interfaceName(), limit)) {
      out.log(LogEvent.DELAYS_LOWERED, spec.name(), spec.interfaceName());
    }
  }

  /** Whether the sender of an advert may be master. */
  boolean isFollowed(VrrpPacket packet, long nowNanos, Effects out) {
    if (packet.priority() >= router.priority().value()) {
      preemptDelay.stop(router, out);
      return true;
    }
    return !router.spec().preempt().enabled() || preemptDelay.holds(router, nowNanos, out);
  }

  /** Whether the time does not matter. */
  private boolean isAlwaysFollowed(VrrpPacket packet) {
    return packet.priority() >= router.priority().value() || !router.spec().preempt().enabled();
  }

  private void notice(VrrpPacket packet, Effects out) {
    MasterRecord master = router.master();
    if (master.isFrom(packet)) {
      return;
    }
    router.once().clearEarlierPackets();
    IpAddress before = master.address();
    if (before == null) {
      out.log(LogEvent.MASTER_SET, router.spec().name(), packet.source());
    } else {
      out.log(LogEvent.MASTER_CHANGED, router.spec().name(), before, packet.source());
    }
  }

  private void restoreOwnership(VrrpPacket packet, Effects out) {
    if (router.priority().hasYieldedOwnership() && packet.priority() < RouterSpec.OWNER_PRIORITY) {
      out.log(LogEvent.OWNER_RESTORED_BY_LOWER, router.spec().name(), RouterSpec.OWNER_PRIORITY);
      router.yieldOwnership(false);
    }
  }

  private Cause cause() {
    MasterRecord master = router.master();
    if (router.priority().isOwner() && master.address() == null) {
      return Cause.of(Cause.Kind.OWNER);
    }
    if (master.discarded() != null) {
      return new Cause(Cause.Kind.PREEMPTED_LOWER, master.discarded(), "");
    }
    return new Cause(
        master.hasStopped() ? Cause.Kind.MASTER_STOPPED : Cause.Kind.MASTER_DOWN,
        master.address(),
        "");
  }
}
