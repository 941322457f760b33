package io.holdfast.sim.check;

import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.sim.world.SimHost;

/** The priority that a virtual router should have, reckoned apart from the engine. */
final class Priorities {
  private static final int HIGHEST = 254;

  private Priorities() {}

  /** Base priority and the weights of the scripts, all of which succeed or fail together. */
  static int effective(SimHost host, String name) {
    RouterSpec router = host.router(name);
    if (router != null && host.isInMaintenance()) {
      return 1;
    }
    if (router == null || router.priority() == RouterSpec.OWNER_PRIORITY) {
      return router == null ? 0 : RouterSpec.OWNER_PRIORITY;
    }
    int total = router.priority();
    for (TrackSpec script : router.tracks()) {
      int sign = script.reverse() ? -1 : 1;
      boolean counts = script.weight() > 0 != host.failsScripts();
      total += counts ? sign * script.weight() : 0;
    }
    return Math.clamp(total, 1, HIGHEST);
  }

  /** Whether a failing script is a fault. */
  static boolean dependsOnScript(RouterSpec router) {
    return router.tracks().stream().anyMatch(script -> script.weight() == 0);
  }
}
