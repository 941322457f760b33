package io.holdfast.config.parse;

import io.holdfast.core.spec.BfdSpec;
import io.holdfast.core.spec.CombinationSpec;
import io.holdfast.core.spec.DampingSpec;
import io.holdfast.core.spec.FileTrackerSpec;
import io.holdfast.core.spec.ProcessTrackerSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackerName;
import io.holdfast.core.spec.TrackersSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The definitions of trackers that are not scripts. The first one of a name counts. */
public final class TrackersDraft {
  private final Map<String, FileTrackerSpec> files = new LinkedHashMap<>();
  private final Map<String, ProcessTrackerSpec> processes = new LinkedHashMap<>();
  private final Map<String, BfdSpec> bfds = new LinkedHashMap<>();
  private final Map<String, CombinationSpec> combinations = new LinkedHashMap<>();
  private final Map<TrackerName, DampingSpec> dampings = new LinkedHashMap<>();

  TrackersDraft() {}

  void add(FileTrackerSpec file, HoldDraft hold) {
    if (files.putIfAbsent(file.name(), file) == null) {
      hold(new TrackerName(TrackKind.FILE, file.name()), hold);
    }
  }

  void add(ProcessTrackerSpec process, HoldDraft hold) {
    if (processes.putIfAbsent(process.name(), process) == null) {
      hold(new TrackerName(TrackKind.PROCESS, process.name()), hold);
    }
  }

  void add(BfdSpec bfd, HoldDraft hold) {
    if (bfds.putIfAbsent(bfd.name(), bfd) == null) {
      hold(new TrackerName(TrackKind.BFD, bfd.name()), hold);
    }
  }

  /** Takes a combination; returns false when its name was taken before. */
  boolean add(CombinationSpec combination) {
    return combinations.putIfAbsent(combination.name(), combination) == null;
  }

  boolean hasCombination(String name) {
    return combinations.containsKey(name);
  }

  /** Takes how long the news of a tracker must last; later words replace earlier ones. */
  public void hold(TrackerName tracker, HoldDraft hold) {
    if (hold.isNone()) {
      dampings.remove(tracker);
    } else {
      dampings.put(tracker, new DampingSpec(tracker, hold.setNanos, hold.clearNanos));
    }
  }

  /** Returns the definitions; dampings in the order of their kinds. */
  public TrackersSpec toSpec() {
    List<DampingSpec> ordered = new ArrayList<>();
    for (TrackKind kind : TrackKind.values()) {
      dampings.values().stream()
          .filter(damping -> damping.tracker().kind() == kind)
          .forEach(ordered::add);
    }
    return new TrackersSpec(
        List.copyOf(files.values()),
        List.copyOf(processes.values()),
        List.copyOf(bfds.values()),
        List.copyOf(combinations.values()),
        ordered);
  }
}
