package io.holdfast.core.vrrp;

import io.holdfast.core.Cause;
import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.State;
import io.holdfast.core.control.Overlap;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.timer.Timer;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.Vrrp;
import io.holdfast.wire.vrrp.VrrpPacket;
import java.util.Objects;

/**
 * What a virtual router does while it holds the addresses (RFC 9568 section 6.4.3, where the state
 * is called Active). Rejected packets never come here, so they cannot hold up its adverts.
 */
final class StateMaster {
  private final VirtualRouter router;
  private final OwnerConflict conflict;
  private final Parting parting;
  private boolean isLeading;
  private boolean isSteady;
  private long leadUntilNanos;
  private Taking taking = Taking.NOTHING;

  /** What is still to be taken, and whether its announcements must be confirmed later. */
  private enum Taking {
    NOTHING,
    ALONE,
    BESIDE_ANOTHER
  }

  StateMaster(VirtualRouter router) {
    this.router = router;
    this.conflict = new OwnerConflict(router);
    this.parting = new Parting(router);
  }

  /**
   * Takes the addresses. The advert comes first: it is what keeps others from doing the same. But
   * where a live master may be replaced the addresses come first: the advert makes that one drop
   * them.
   */
  void enter(Cause cause, long nowNanos, Effects out) {
    RouterSpec spec = router.spec();
    if (router.priority().hasYieldedOwnership()) {
      out.log(LogEvent.OWNER_RESTORED_ALONE, spec.name(), RouterSpec.OWNER_PRIORITY);
      router.yieldOwnership(false);
    }
    router.abstention().endHandover(nowNanos, out);
    isLeading = isLed();
    isSteady = false;
    router.candidacy().fulfil(out);
    if (isLeading) {
      leadUntilNanos = nowNanos + Timers.intervalNanos(spec.advertIntervalCs());
      router.timer().schedule(nowNanos + Overlap.LEAD_NANOS);
    } else {
      sendNow(nowNanos, out);
    }
    out.log(LogEvent.ENTERING_MASTER, spec.name());
    router.counters().becameMaster++;
    router.moveTo(State.MASTER, cause, nowNanos, out);
    restoreInterval(out);
    taking = overlaps(cause) ? Taking.BESIDE_ANOTHER : Taking.ALONE;
    router.host().aftermath().take(this, nowNanos, out);
  }

  /** Takes what comes with the state, unless it was lost again meanwhile. */
  void takeAll(long nowNanos, Effects out) {
    Taking wanted = taking;
    taking = Taking.NOTHING;
    if (wanted == Taking.NOTHING) {
      return;
    }
    logAddresses(LogEvent.SETTING_VIPS, LogEvent.SETTING_EXCLUDED_VIPS, out);
    if (router.refusesPackets()) {
      out.log(LogEvent.SETTING_FIREWALL, router.spec().name());
      router.host().firewalls().changed();
    }
    router.addresses().take(nowNanos, out);
    if (wanted == Taking.ALONE) {
      router.announcements().started(nowNanos, out);
    } else {
      router.announcements().startedBesideAnother(nowNanos, out);
      int addresses = router.host().reconciler().size();
      long overlap = Overlap.lingerNanos(addresses);
      router
          .announcements()
          .confirmAt(nowNanos + 2 * overlap, nowNanos + overlap + Overlap.limitNanos(addresses));
    }
    router.routing().take(nowNanos, out);
  }

  /** Whether another router may still hold the addresses for a moment. */
  private boolean overlaps(Cause cause) {
    return isLeading || cause.kind() == Cause.Kind.MASTER_STOPPED;
  }

  /** Whether it serves in silence until another router does. */
  boolean isLeaving() {
    return parting.ending() != null;
  }

  /** Whether it is about to give the addresses up because the daemon or the instance ends. */
  boolean isStopping() {
    Parting.Ending ending = parting.ending();
    return router.departure().isStopping()
        || (ending != null && ending.goal() == Parting.Goal.STOP);
  }

  /** Whether another router serves already, to whom the clients belong. */
  boolean hasHeir() {
    return parting.hasHeir();
  }

  /** Says that it gives way, and serves on until another router does. */
  void release(Parting.Ending ending, long nowNanos, Effects out) {
    isLeading = false;
    conflict.cancel();
    sendPriorityZero(out);
    parting.awaitHeir(ending, nowNanos);
  }

  /** A hand-over is taken back: goes on as master, unless another router serves already. */
  void takeBack(long nowNanos, Effects out) {
    if (parting.canBeTakenBack()) {
      resume(nowNanos, out);
    }
  }

  /** Nobody takes over, or no longer: goes on as master. */
  void resume(long nowNanos, Effects out) {
    parting.cancel();
    router.abstention().endHandover(nowNanos, out);
    router.master().clear(router.spec().advertIntervalCs());
    sendNow(nowNanos, out);
    router.announcements().started(nowNanos, out);
  }

  /** It is time for the next advert. */
  void expired(long deadlineNanos, long nowNanos, Effects out) {
    Parting.Ending ending = parting.ending();
    if (ending != null) {
      parting.expired(ending, nowNanos, out);
      return;
    }
    if (isLeading && nowNanos < leadUntilNanos && !router.addresses().isComplete()) {
      router.timer().schedule(nowNanos + Overlap.LEAD_NANOS);
      return;
    }
    if (!isLeading) {
      router.counters().beat(nowNanos - deadlineNanos);
    }
    router.timer().schedule(nextAdvertNanos(deadlineNanos, nowNanos));
    router.sender().send(out);
    if (isLeading) {
      // Another router may have meant to replace the same master, and announced after us.
      router.announcements().again(nowNanos, out);
    }
    isLeading = false;
  }

  /** The first time after {@link #sendNow}, many others may send at the very same moment. */
  private long nextAdvertNanos(long deadlineNanos, long nowNanos) {
    int intervalCs = router.spec().advertIntervalCs();
    if (isSteady) {
      return Timer.nextSlot(deadlineNanos, Timers.intervalNanos(intervalCs), nowNanos);
    }
    isSteady = true;
    return router.host().spread().nextNanos(deadlineNanos, intervalCs, nowNanos);
  }

  /** An advert passed the checks. */
  void received(VrrpPacket packet, long nowNanos, Effects out) {
    Parting.Ending ending = parting.ending();
    if (ending != null) {
      parting.received(ending, packet, nowNanos, out);
      return;
    }
    if (packet.priority() == Vrrp.PRIORITY_STOP) {
      out.log(LogEvent.MASTER_GOT_PRIORITY_ZERO, router.spec().name());
      sendNow(nowNanos, out);
      return;
    }
    IpAddress ours = Objects.requireNonNull(router.attachment().source());
    int order = Election.compare(packet, router.priority().value(), ours);
    if (packet.priority() == RouterSpec.OWNER_PRIORITY && router.priority().isOwner()) {
      conflict.heard(packet, order < 0, nowNanos, out);
    }
    if (order > 0) {
      yieldTo(packet, nowNanos, out);
    } else if (order < 0) {
      assertItself(packet, nowNanos, out);
    } else if (router.once().isFirst(LogEvent.OWN_ADDRESS_HEARD)) {
      out.log(LogEvent.OWN_ADDRESS_HEARD, router.spec().name());
    }
  }

  /** Sends an advert now and reckons the next one from here. */
  void sendNow(long nowNanos, Effects out) {
    isLeading = false;
    isSteady = false;
    router.timer().schedule(nowNanos + Timers.intervalNanos(router.spec().advertIntervalCs()));
    router.sender().send(out);
  }

  /** Gives the addresses up, whatever comes next. */
  void leave(long nowNanos, Effects out) {
    isLeading = false;
    taking = Taking.NOTHING;
    router.departure().abandon(nowNanos, out);
    parting.cancel();
    conflict.cancel();
    router.counters().releasedMaster++;
    router.announcements().cancel();
    router.claims().cancel();
    router.routing().giveUp(out);
    logAddresses(LogEvent.REMOVING_VIPS, LogEvent.REMOVING_EXCLUDED_VIPS, out);
    router.addresses().giveUp(nowNanos, out);
    if (router.refusesPackets()) {
      out.log(LogEvent.REMOVING_FIREWALL, router.spec().name());
      router.host().firewalls().changed();
    }
  }

  /** Says that the addresses are about to be given up. */
  void sendPriorityZero(Effects out) {
    if (router.sender().sendPriorityZero(out)) {
      out.log(LogEvent.SENT_PRIORITY_ZERO, router.spec().name());
    }
  }

  /** Gives the timer back. */
  void release() {
    conflict.release();
  }

  private void yieldTo(VrrpPacket packet, long nowNanos, Effects out) {
    RouterSpec spec = router.spec();
    int ours = router.priority().value();
    boolean isHigher = packet.priority() > ours;
    IpAddress sender = packet.source();
    // What was announced in silence must be announced anew by the better one: it has to hear of us.
    if (spec.advertRules().advertBeforeYielding() || isLeading) {
      router.sender().send(out);
    }
    if (isHigher) {
      out.log(LogEvent.HIGHER_PRIORITY, spec.name(), sender, packet.priority(), ours);
    } else {
      out.log(LogEvent.HIGHER_ADDRESS, spec.name(), sender, ours);
    }
    router.backup().learnInterval(packet, out);
    router.master().follow(packet);
    Cause.Kind kind = isHigher ? Cause.Kind.HIGHER_PRIORITY : Cause.Kind.HIGHER_ADDRESS;
    String detail = packet.priority() + ", ours " + ours;
    isLeading = false;
    conflict.cancel();
    Cause cause = new Cause(kind, sender, detail);
    Parting.Ending yielding = new Parting.Ending(Parting.Goal.YIELD, cause);
    parting.linger(router.departure().overtaken(yielding, nowNanos, out), nowNanos);
    router.group().overtaken(nowNanos, out);
  }

  private void assertItself(VrrpPacket packet, long nowNanos, Effects out) {
    RouterSpec spec = router.spec();
    if (isLeading) {
      return;
    }
    boolean answers = spec.advertRules().answerLowerPriority();
    LogEvent line = answers ? LogEvent.LOWER_PRIORITY_FORCING : LogEvent.LOWER_PRIORITY_HEARD;
    if (router.once().isFirst(line)) {
      out.log(line, spec.name(), packet.source(), packet.priority(), router.priority().value());
    }
    if (answers) {
      router.sender().send(out);
    }
    router.announcements().lowerPriorityHeard(nowNanos, out);
    router.group().lowerPriorityHeard(router, nowNanos, out);
    router.notifications().lowerPriorityHeard(out);
  }

  /** Whether a master may be alive: one was heard, or an owner starts without having listened. */
  private boolean isLed() {
    return !router.candidacy().isAdvertising()
        && (router.state() != State.BACKUP || router.master().discarded() != null);
  }

  private void restoreInterval(Effects out) {
    RouterSpec spec = router.spec();
    int learnt = router.master().intervalCs;
    if (learnt != spec.advertIntervalCs()) {
      out.log(
          LogEvent.INTERVAL_RESTORED,
          spec.name(),
          learnt * StateBackup.MILLIS_PER_CENTISECOND,
          spec.advertIntervalCs() * StateBackup.MILLIS_PER_CENTISECOND);
    }
    router.master().clear(spec.advertIntervalCs());
  }

  private void logAddresses(LogEvent advertised, LogEvent excluded, Effects out) {
    RouterSpec spec = router.spec();
    if (!spec.addresses().isEmpty()) {
      out.log(advertised, spec.name());
    }
    if (!spec.excludedAddresses().isEmpty()) {
      out.log(excluded, spec.name());
    }
  }
}
