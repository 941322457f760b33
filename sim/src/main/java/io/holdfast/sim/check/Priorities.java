package io.holdfast.sim.check;

import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;

/** The priority that a virtual router should have, reckoned apart from the engine. */
final class Priorities {
  private static final int HIGHEST = 254;

  private Priorities() {}

  /** Base priority and the weights of the trackers; all scripts succeed or fail together. */
  static int effective(World world, SimHost host, String name) {
    RouterSpec router = host.router(name);
    if (router != null && host.isInMaintenance()) {
      return 1;
    }
    if (router == null || router.priority() == RouterSpec.OWNER_PRIORITY) {
      return router == null ? 0 : RouterSpec.OWNER_PRIORITY;
    }
    int total = router.priority();
    for (TrackSpec track : router.tracks()) {
      int sign = track.reverse() ? -1 : 1;
      boolean counts =
          track.kind() == TrackKind.FILE
              ? host.services().failsFiles()
              : track.weight() > 0 == isGood(world, host, track);
      total += counts ? sign * track.weight() : 0;
    }
    return Math.clamp(total, 1, HIGHEST);
  }

  /** Whether something that is tracked without a weight is bad. */
  static boolean isFaulted(World world, SimHost host, RouterSpec router) {
    return router.tracks().stream()
        .anyMatch(track -> track.weight() == 0 && !isGood(world, host, track));
  }

  private static boolean isGood(World world, SimHost host, TrackSpec track) {
    return switch (track.kind()) {
      case BFD -> Sessions.isUp(world, host, track.name());
      case SCRIPT -> !host.services().failsScripts();
      case FILE -> !host.services().failsFiles();
      case PROCESS -> !host.services().lacksProcesses();
      case INTERFACE -> host.kernel().isRunning(track.name());
      case COMBINATION -> !host.services().failsFiles() && !host.services().lacksProcesses();
    };
  }
}
