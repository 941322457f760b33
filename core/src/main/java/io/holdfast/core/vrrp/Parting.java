package io.holdfast.core.vrrp;

import io.holdfast.core.Cause;
import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.control.Overlap;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.Vrrp;
import io.holdfast.wire.vrrp.VrrpPacket;
import org.jspecify.annotations.Nullable;

/**
 * The end of a master that makes before it breaks: it advertises no more but goes on serving, at
 * first until the advert of another router is heard or none can be expected any more, then until
 * that one has claimed the addresses ({@link HeirClaims}). Its state stays MASTER, so that nobody
 * is told of an end before the addresses are gone.
 */
final class Parting {
  private final VirtualRouter router;
  private final HeirClaims claims;
  private @Nullable Ending ending;
  private boolean isHeirKnown;
  private long heirHeardNanos;

  /** What a master becomes. */
  enum Goal {
    /** BACKUP, because another router won the election. */
    YIELD,
    /** BACKUP, because somebody asked for it. */
    HAND_OVER,
    /** Nothing: the daemon stops or the instance is gone. */
    STOP
  }

  /**
   * How it is to end.
   *
   * @param goal what it becomes
   * @param cause the cause of that
   */
  record Ending(Goal goal, Cause cause) {}

  Parting(VirtualRouter router) {
    this.router = router;
    this.claims = new HeirClaims(router);
  }

  /** The end that is under way, or null. */
  @Nullable Ending ending() {
    return ending;
  }

  /** Whether another router serves already. */
  boolean hasHeir() {
    return ending != null && isHeirKnown;
  }

  /** Whether it is a hand-over that can still be taken back. */
  boolean canBeTakenBack() {
    Ending current = ending;
    return current != null && current.goal() == Goal.HAND_OVER && !isHeirKnown;
  }

  /** Nobody serves yet: waits for a router that does. */
  void awaitHeir(Ending planned, long nowNanos) {
    ending = planned;
    isHeirKnown = false;
    int interval = router.spec().advertIntervalCs();
    long longest = Timers.longestSkewNanos(router.spec().version(), interval);
    router.timer().schedule(nowNanos + longest + Overlap.MARGIN_NANOS);
  }

  /** Another router is master: serves on for a moment, and no longer says that it does. */
  void linger(Ending planned, long nowNanos) {
    router.announcements().cancel();
    ending = planned;
    isHeirKnown = true;
    heirHeardNanos = nowNanos;
    router.timer().schedule(claims.begin(nowNanos));
  }

  /** An advert was heard. */
  void received(Ending current, VrrpPacket packet, long nowNanos, Effects out) {
    boolean isStop = packet.priority() == Vrrp.PRIORITY_STOP;
    if (isHeirKnown && isHeir(packet)) {
      heirHeardNanos = nowNanos;
      router.master().follow(packet);
      if (isStop) {
        heirStops(current, nowNanos, out);
      }
    } else if (!isHeirKnown && !isStop) {
      router.backup().learnInterval(packet, out);
      router.master().follow(packet);
      out.log(LogEvent.HEIR_HEARD, router.spec().name(), packet.source());
      linger(current, nowNanos);
    }
  }

  /** Whether it is who takes over, or one that takes over in its turn: we are a backup of both. */
  private boolean isHeir(VrrpPacket packet) {
    IpAddress ours = router.attachment().source();
    return router.master().isFrom(packet)
        || packet.priority() >= router.master().priority()
        || (ours != null && Election.compare(packet, router.priority().value(), ours) > 0);
  }

  /** The wait is over. */
  void expired(Ending current, long nowNanos, Effects out) {
    if (isHeirKnown) {
      long look = claims.nextLookNanos(nowNanos, heirHeardNanos);
      if (look > nowNanos) {
        router.timer().schedule(look);
        return;
      }
    } else {
      out.log(LogEvent.NO_HEIR, router.spec().name());
    }
    if (isHeirKnown || current.goal() == Goal.STOP) {
      end(current, nowNanos, out);
    } else {
      router.active().resume(nowNanos, out);
    }
  }

  /** Forgets the end: the router goes on as master, or has become something else. */
  void cancel() {
    ending = null;
  }

  /** Who took over stops as well, and serves no longer than we do: nobody is left to wait for. */
  private void heirStops(Ending current, long nowNanos, Effects out) {
    if (current.goal() == Goal.STOP) {
      awaitHeir(current, nowNanos);
    } else {
      router.active().resume(nowNanos, out);
    }
  }

  private void end(Ending current, long nowNanos, Effects out) {
    if (current.goal() == Goal.STOP) {
      router.end().now(current.cause(), nowNanos, out);
      return;
    }
    Cause cause =
        current.goal() == Goal.HAND_OVER
            ? new Cause(Cause.Kind.HANDED_OVER, null, "to " + router.master().address())
            : current.cause();
    router.backup().enter(LogEvent.ENTERING_BACKUP, cause, nowNanos, out);
    router.timer().schedule(heirHeardNanos + router.masterDownNanos());
    router.active().leave(nowNanos, out);
    router.group().yielded(router, cause, nowNanos, out);
  }
}
