package io.holdfast.sim.world;

import io.holdfast.core.spec.Configuration;
import java.util.List;

/**
 * A host of a scenario.
 *
 * @param name what the timeline calls it
 * @param links its interfaces
 * @param configuration what its daemon loads at the start
 * @param startNanos when the daemon is started
 * @param clockOffsetNanos its monotonic clock minus the world's; clocks of hosts have nothing in
 *     common
 * @param promotesSecondaries {@code promote_secondaries}: whether secondary IPv4 addresses outlive
 *     their primary
 * @param detectionNanos how long duplicate address detection takes
 */
public record HostPlan(
    String name,
    List<LinkPlan> links,
    Configuration configuration,
    long startNanos,
    long clockOffsetNanos,
    boolean promotesSecondaries,
    long detectionNanos) {

  /** Copies the list. */
  public HostPlan {
    links = List.copyOf(links);
  }

  /** The same with another configuration. */
  public HostPlan withConfiguration(Configuration other) {
    return new HostPlan(
        name, links, other, startNanos, clockOffsetNanos, promotesSecondaries, detectionNanos);
  }
}
