package io.holdfast.core.vrrp;

import io.holdfast.core.Cause;
import io.holdfast.core.Effects;
import io.holdfast.core.HandoverWay;
import io.holdfast.core.LogEvent;
import io.holdfast.core.Standing;

/**
 * Whether a virtual router keeps itself back so that another one serves: because it was handed
 * over, or because its host was drained or is in maintenance. While it does, it has the lowest
 * priority.
 */
public final class Abstention {
  private final VirtualRouter router;
  private boolean isHandedOver;

  Abstention(VirtualRouter router) {
    this.router = router;
    router.priority().standAside(standing() != Standing.NORMAL);
  }

  /** What holds for it now. */
  public Standing standing() {
    return standing(router.host().standing().value());
  }

  /** What holds for it where the host's standing is the given one. */
  Standing standing(Standing ofHost) {
    return ofHost == Standing.NORMAL && isHandedOver ? Standing.HANDED_OVER : ofHost;
  }

  /** Lets another router serve, if this one does. */
  void handOver(HandoverWay way, long nowNanos, Effects out) {
    isHandedOver = true;
    giveWay(way, nowNanos, out);
  }

  /**
   * It is to stand aside from now on.
   *
   * @param way how it lets another router serve, if it is master
   */
  void giveWay(HandoverWay way, long nowNanos, Effects out) {
    if (router.isServing() && router.group().holdsRelease()) {
      router.departure().await(new Departure.GiveWay(way), nowNanos, out);
    } else {
      depart(way, nowNanos, out);
    }
  }

  /** As {@link #giveWay}, without waiting for a gate. */
  void depart(HandoverWay way, long nowNanos, Effects out) {
    changed(nowNanos, out);
    if (router.isServing()) {
      switch (way) {
        case RELEASE -> {
          Cause cause = Cause.of(Cause.Kind.HANDED_OVER);
          Parting.Ending ending = new Parting.Ending(Parting.Goal.HAND_OVER, cause);
          router.active().release(ending, nowNanos, out);
        }
        case DEMOTE -> router.active().sendNow(nowNanos, out);
      }
    }
  }

  /** Nothing keeps it back any more. */
  void end(long nowNanos, Effects out) {
    isHandedOver = false;
    if (router.departure().isPlanned() && !router.departure().isStopping()) {
      router.departure().cancel(out);
      return;
    }
    changed(nowNanos, out);
    if (router.isServing()) {
      router.active().sendNow(nowNanos, out);
    } else {
      router.active().takeBack(nowNanos, out);
    }
  }

  /** It has to serve: that ends a hand-over, but not what the whole host was asked for. */
  void endHandover(long nowNanos, Effects out) {
    if (isHandedOver) {
      isHandedOver = false;
      changed(nowNanos, out);
    }
  }

  /** What holds for it is another: reckons its priority anew. */
  void changed(long nowNanos, Effects out) {
    Standing standing = standing();
    if (standing == Standing.NORMAL) {
      out.log(LogEvent.TAKING_PART, router.spec().name());
    } else {
      out.log(LogEvent.STANDING_ASIDE, router.spec().name(), standing);
    }
    long downBefore = router.masterDownNanos();
    int before = router.priority().value();
    router.priority().standAside(standing != Standing.NORMAL);
    router.priorityChanged(before, downBefore, nowNanos, out);
  }
}
