package io.holdfast.core.vrrp;

import io.holdfast.core.Cause;
import io.holdfast.core.Effects;
import io.holdfast.core.GateKind;
import io.holdfast.core.GateSnapshot;
import io.holdfast.core.HandoverWay;
import org.jspecify.annotations.Nullable;

/**
 * A planned end of a MASTER that waits for its gate, and for those of its group. Until then it
 * serves and advertises as if nothing had been asked.
 */
final class Departure {
  private final VirtualRouter router;
  private final Gate gate;
  private @Nullable Plan plan;

  /** What is to come after the gate. */
  sealed interface Plan {}

  /**
   * The daemon stops.
   *
   * @param cause the cause that is told
   */
  record Stop(Cause cause) implements Plan {}

  /**
   * Another router shall serve.
   *
   * @param way how this one gives way
   */
  record GiveWay(HandoverWay way) implements Plan {}

  Departure(VirtualRouter router) {
    this.router = router;
    this.gate = new Gate(router, GateKind.BEFORE_RELEASE);
  }

  /** Whether the configuration has the gate. */
  boolean isConfigured() {
    return gate.isConfigured();
  }

  /** Whether it waits. */
  boolean isPlanned() {
    return plan != null;
  }

  /** Whether it waits to stop. */
  boolean isStopping() {
    return plan instanceof Stop;
  }

  /** What it waits for; null while no end is planned. */
  @Nullable GateSnapshot snapshot() {
    return plan == null ? null : gate.snapshot();
  }

  /** Whether its own gate holds it back. */
  boolean isHeld() {
    return gate.isRunning();
  }

  /** Plans the end; the group says when it comes. A stop stays a stop. */
  void await(Plan planned, long nowNanos, Effects out) {
    if (plan == null) {
      gate.start(nowNanos, out);
    }
    if (!isStopping()) {
      plan = planned;
    }
  }

  /** The gates are open, or there is no more time for them. */
  void carryOut(long nowNanos, Effects out) {
    Plan current = plan;
    cancel(out);
    switch (current) {
      case null -> {
        // nothing was planned
      }
      case Stop(Cause cause) ->
          router.active().release(new Parting.Ending(Parting.Goal.STOP, cause), nowNanos, out);
      case GiveWay(HandoverWay way) -> router.abstention().depart(way, nowNanos, out);
    }
  }

  /**
   * A better router serves already: nothing is left to wait for.
   *
   * @param yielding how it ends if nothing else was planned
   * @return how it ends
   */
  Parting.Ending overtaken(Parting.Ending yielding, long nowNanos, Effects out) {
    Parting.Ending ending =
        plan instanceof Stop(Cause cause) ? new Parting.Ending(Parting.Goal.STOP, cause) : yielding;
    abandon(nowNanos, out);
    return ending;
  }

  /** It ends without having been asked: stands aside from now on, if that was planned. */
  void abandon(long nowNanos, Effects out) {
    boolean standsAside = plan instanceof GiveWay;
    cancel(out);
    if (standsAside) {
      router.abstention().changed(nowNanos, out);
    }
  }

  /** It is not to end any more, or ends at once. */
  void cancel(Effects out) {
    plan = null;
    gate.cancel(out);
  }

  /** Gives the timer back. */
  void release() {
    gate.release();
  }
}
