package io.holdfast.core.vrrp;

import io.holdfast.core.Cause;
import io.holdfast.core.Effects;
import io.holdfast.core.GateKind;
import io.holdfast.core.GateSnapshot;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.timer.Timer;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.Vrrp;
import io.holdfast.wire.vrrp.VrrpPacket;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A BACKUP that has won the election and waits for its gate, and for those of its group, before it
 * takes the addresses. Where nobody serves it advertises meanwhile, so that no lower router takes
 * over; where a live master is to be replaced it keeps silent, for that one serves until it hears
 * the first advert.
 */
final class Candidacy {
  private final VirtualRouter router;
  private final Gate gate;
  private @Nullable Cause cause;
  private boolean isAdvertising;

  Candidacy(VirtualRouter router) {
    this.router = router;
    this.gate = new Gate(router, GateKind.BEFORE_MASTER);
  }

  /** Whether the configuration has the gate. */
  boolean isConfigured() {
    return gate.isConfigured();
  }

  /** Why it is to become MASTER; null while it is no candidate. */
  @Nullable Cause cause() {
    return cause;
  }

  /** What it waits for; null while it is no candidate. */
  @Nullable GateSnapshot snapshot() {
    return cause == null ? null : gate.snapshot();
  }

  /** Whether its own gate no longer holds it back. */
  boolean isOpen() {
    return cause != null && !gate.isRunning();
  }

  /** Whether it advertises before it serves. */
  boolean isAdvertising() {
    return isAdvertising;
  }

  /** Its master is silent, or one of lower priority. */
  void begin(Cause winning, long nowNanos, Effects out) {
    if (router.master().discarded() != null) {
      beginSilently(winning, nowNanos, out);
    } else if (cause == null) {
      cause = winning;
      advertise(nowNanos, out);
      gate.start(nowNanos, out);
    }
  }

  /** As {@link #begin}, where a master may be alive. */
  void beginSilently(Cause winning, long nowNanos, Effects out) {
    if (cause == null) {
      cause = winning;
      router.timer().schedule(nowNanos + router.masterDownNanos());
      gate.start(nowNanos, out);
    }
  }

  /** It is time for the next advert, or the master that it wanted to replace is silent, too. */
  void expired(long deadlineNanos, long nowNanos, Effects out) {
    if (isAdvertising) {
      long interval = Timers.intervalNanos(router.spec().advertIntervalCs());
      router.timer().schedule(Timer.nextSlot(deadlineNanos, interval, nowNanos));
      router.sender().send(out);
    } else {
      advertise(nowNanos, out);
    }
  }

  /**
   * An advert passed the checks.
   *
   * @return whether the sender is to be followed, so that the candidacy is over
   */
  boolean isEndedBy(VrrpPacket packet, long nowNanos, Effects out) {
    if (packet.priority() == Vrrp.PRIORITY_STOP) {
      advertise(nowNanos, out);
      return false;
    }
    if (!isAdvertising) {
      return isSilentlyEndedBy(packet, nowNanos, out);
    }
    IpAddress ours = Objects.requireNonNull(router.attachment().source());
    int order = Election.compare(packet, router.priority().value(), ours);
    if (order < 0 && router.spec().advertRules().answerLowerPriority()) {
      router.sender().send(out);
    }
    return order > 0;
  }

  /** It becomes MASTER now: no gate is waited for any more. */
  void fulfil(Effects out) {
    gate.cancel(out);
    cause = null;
    isAdvertising = false;
  }

  /** It becomes something else: says so if it advertised. */
  void withdraw(Effects out) {
    if (isAdvertising) {
      router.active().sendPriorityZero(out);
    }
    lose(out);
  }

  /** A better router was heard. */
  void lose(Effects out) {
    fulfil(out);
  }

  /** Gives the timer back. */
  void release() {
    gate.release();
  }

  private boolean isSilentlyEndedBy(VrrpPacket packet, long nowNanos, Effects out) {
    if (router.backup().isFollowed(packet, nowNanos, out)) {
      return true;
    }
    router.master().discard(packet);
    router.timer().schedule(nowNanos + router.masterDownNanos());
    return false;
  }

  private void advertise(long nowNanos, Effects out) {
    RouterSpec spec = router.spec();
    isAdvertising = true;
    router.timer().schedule(nowNanos + Timers.intervalNanos(spec.advertIntervalCs()));
    router.sender().send(out);
  }
}
