package io.holdfast.core;

import io.holdfast.core.spec.Configuration;
import io.holdfast.core.vrrp.LongestStop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything worth showing of an engine at one moment. Immutable, so any thread may read it.
 *
 * @param configuration what runs
 * @param routers the virtual routers, in configuration order
 * @param groups the sync groups, in the order of their first members
 * @param scripts the tracking scripts, in configuration order
 * @param trackers every tracker, scripts among them, by kind and then in configuration order
 * @param malformedPackets datagrams too short or broken to tell whom they are for
 * @param unknownVridPackets datagrams for a virtual router that is not configured here
 * @param maintenance whether the host is in maintenance
 * @param statics static addresses, routes and rules
 * @param stalls how often the process stood still for longer than half a second
 * @param firewall what happened to the packet filter
 */
public record Snapshot(
    Configuration configuration,
    List<RouterSnapshot> routers,
    List<GroupSnapshot> groups,
    List<ScriptSnapshot> scripts,
    List<TrackerSnapshot> trackers,
    long malformedPackets,
    long unknownVridPackets,
    boolean maintenance,
    StaticSnapshot statics,
    long stalls,
    FirewallFigures firewall) {

  /** Copies the lists. */
  public Snapshot {
    routers = List.copyOf(routers);
    groups = List.copyOf(groups);
    scripts = List.copyOf(scripts);
    trackers = List.copyOf(trackers);
  }

  /** How long a stop may take that waits for other routers, nanoseconds. */
  public long longestStopNanos() {
    return LongestStop.nanos(configuration);
  }

  /** The virtual router of a name, or null. */
  public @Nullable RouterSnapshot router(String name) {
    for (RouterSnapshot router : routers) {
      if (router.name().equals(name)) {
        return router;
      }
    }
    return null;
  }
}
