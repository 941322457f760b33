package io.holdfast.core.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of what can be tracked, but for scripts and interfaces. Names are unique in each
 * list. All are kept, whether or not anyone tracks them.
 *
 * @param files {@code track_file}
 * @param processes {@code vrrp_track_process}
 * @param bfds {@code bfd_instance}
 * @param combinations {@code @holdfast tracker_group}
 * @param dampings trackers that are not believed at once, each named once; of every kind
 */
public record TrackersSpec(
    List<FileTrackerSpec> files,
    List<ProcessTrackerSpec> processes,
    List<BfdSpec> bfds,
    List<CombinationSpec> combinations,
    List<DampingSpec> dampings) {

  /** No definitions. */
  public static final TrackersSpec NONE =
      new TrackersSpec(List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public TrackersSpec {
    files = List.copyOf(files);
    processes = List.copyOf(processes);
    bfds = List.copyOf(bfds);
    combinations = List.copyOf(combinations);
    dampings = List.copyOf(dampings);
  }

  /** Returns these with other files. */
  public TrackersSpec withFiles(List<FileTrackerSpec> others) {
    return new TrackersSpec(others, processes, bfds, combinations, dampings);
  }

  /** Returns these with other processes. */
  public TrackersSpec withProcesses(List<ProcessTrackerSpec> others) {
    return new TrackersSpec(files, others, bfds, combinations, dampings);
  }

  /** Returns these with other BFD sessions. */
  public TrackersSpec withBfds(List<BfdSpec> others) {
    return new TrackersSpec(files, processes, others, combinations, dampings);
  }

  /** Returns these with other combinations. */
  public TrackersSpec withCombinations(List<CombinationSpec> others) {
    return new TrackersSpec(files, processes, bfds, others, dampings);
  }

  /** Returns these with other dampings. */
  public TrackersSpec withDampings(List<DampingSpec> others) {
    return new TrackersSpec(files, processes, bfds, combinations, others);
  }

  /** Returns the damping of a tracker, or null when every change of it counts at once. */
  public @Nullable DampingSpec damping(TrackKind kind, String name) {
    for (DampingSpec damping : dampings) {
      if (damping.tracker().kind() == kind && damping.tracker().name().equals(name)) {
        return damping;
      }
    }
    return null;
  }
}
