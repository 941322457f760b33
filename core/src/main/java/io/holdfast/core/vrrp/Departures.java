package io.holdfast.core.vrrp;

import io.holdfast.core.Cause;
import io.holdfast.core.Effects;
import io.holdfast.core.State;
import io.holdfast.core.spec.RouterSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The virtual routers that a reload has removed while they were masters: the reload does not wait
 * for them, they serve on in silence until another host does. Owned by the engine's thread.
 */
final class Departures {
  private final List<VirtualRouter> leaving = new ArrayList<>();

  /** Lets a router go that no configuration wants any more. */
  void add(VirtualRouter router, long nowNanos, Effects out) {
    router.join(new SyncGroup(null, List.of(router), State.INIT));
    router.end().gentlyAndUngated(Cause.of(Cause.Kind.RELOADED), nowNanos, out);
    if (!router.hasEnded()) {
      leaving.add(router);
    }
  }

  /** Ends at once who would be mistaken for a router that is wanted now. */
  void makeWayFor(List<RouterSpec> wanted, long nowNanos, Effects out) {
    for (VirtualRouter router : leaving) {
      if (isInTheWay(router.spec(), wanted)) {
        router.end().now(Cause.of(Cause.Kind.RELOADED), nowNanos, out);
      }
    }
    forgetEnded();
  }

  /** Forgets who has ended; returns whether there was one. */
  boolean forgetEnded() {
    return leaving.removeIf(VirtualRouter::hasEnded);
  }

  /** Whether both would hear the same adverts. */
  static boolean isInTheWay(RouterSpec spec, List<RouterSpec> wanted) {
    for (RouterSpec other : wanted) {
      if (other.vrid() == spec.vrid() && other.interfaceName().equals(spec.interfaceName())) {
        return true;
      }
    }
    return false;
  }

  /** What is leaving. */
  List<RouterSpec> specs() {
    return leaving.stream().map(VirtualRouter::spec).toList();
  }

  /** Ends them at once. */
  void stop(Cause cause, long nowNanos, Effects out) {
    for (VirtualRouter router : leaving) {
      router.end().now(cause, nowNanos, out);
    }
  }

  /** Whether all have ended. */
  boolean hasEnded() {
    for (int index = 0; index < leaving.size(); index++) {
      if (!leaving.get(index).hasEnded()) {
        return false;
      }
    }
    return true;
  }
}
