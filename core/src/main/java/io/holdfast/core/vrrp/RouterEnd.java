package io.holdfast.core.vrrp;

import io.holdfast.core.Cause;
import io.holdfast.core.Effects;
import io.holdfast.core.State;

/**
 * How a virtual router ends: at once, or as soon as nobody misses it. Ended, it is INIT, has no
 * timer and no address, and does not start again.
 */
final class RouterEnd {
  private final VirtualRouter router;
  private boolean hasCome;

  RouterEnd(VirtualRouter router) {
    this.router = router;
  }

  /** Whether it has ended. */
  boolean hasCome() {
    return hasCome;
  }

  /** Ends it as soon as nobody misses it: a master serves on until another router does. */
  void gently(Cause cause, long nowNanos, Effects out) {
    if (isMaster() && !router.active().isLeaving() && router.group().holdsRelease()) {
      router.departure().await(new Departure.Stop(cause), nowNanos, out);
    } else {
      withoutGates(cause, nowNanos, out);
    }
  }

  /** As {@link #gently}, for one that is configured no more, so without its gates. */
  void gentlyAndUngated(Cause cause, long nowNanos, Effects out) {
    router.departure().cancel(out);
    withoutGates(cause, nowNanos, out);
  }

  /** As {@link #now} of a reload, for one whose name another has from now on. */
  void replaced(long nowNanos, Effects out) {
    router.notifications().replaced();
    now(Cause.of(Cause.Kind.RELOADED), nowNanos, out);
  }

  /** Ends it at once: a master says so, unless it has, and gives its addresses back. */
  void now(Cause cause, long nowNanos, Effects out) {
    if (hasCome) {
      return;
    }
    hasCome = true;
    router.candidacy().withdraw(out);
    router.departure().cancel(out);
    if (isMaster()) {
      if (!router.active().isLeaving()) {
        router.active().sendPriorityZero(out);
      }
      router.active().leave(nowNanos, out);
    }
    State before = router.state();
    if (before != State.INIT) {
      router.moveTo(State.INIT, cause, nowNanos, out);
      if (cause.kind() == Cause.Kind.RELOADED) {
        router.notifications().deleted(before, out);
      }
    }
    release();
  }

  private void withoutGates(Cause cause, long nowNanos, Effects out) {
    if (isMaster()) {
      router.active().release(new Parting.Ending(Parting.Goal.STOP, cause), nowNanos, out);
    } else {
      now(cause, nowNanos, out);
    }
  }

  private boolean isMaster() {
    return router.state() == State.MASTER;
  }

  private void release() {
    router.attachment().leave();
    router.timer().release();
    router.active().release();
    router.candidacy().release();
    router.departure().release();
    router.announcements().release();
    router.claims().release();
    router.addresses().release();
  }
}
