package io.holdfast.core.track;

import io.holdfast.core.Effects;
import io.holdfast.core.spec.BfdSpec;
import io.holdfast.core.spec.CombinationSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.FileTrackerSpec;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.ProcessTrackerSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TrackerName;
import io.holdfast.core.spec.TrackersSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the trackers of a configuration out of those that run: one that watches the same thing
 * under the same name goes on with its verdict.
 */
final class TrackerSuccession {
  private final TrackerTable table;
  private final Map<TrackKind, Map<String, Tracker>> before;
  private final Map<TrackKind, Map<String, Tracker>> after;

  /**
   * Prepares a change.
   *
   * @param before what runs; what is left in it afterwards is to be released
   * @param after where what is to run is put
   */
  TrackerSuccession(
      TrackerTable table,
      Map<TrackKind, Map<String, Tracker>> before,
      Map<TrackKind, Map<String, Tracker>> after) {
    this.table = table;
    this.before = before;
    this.after = after;
  }

  void take(Configuration wanted, long nowNanos, Effects out) {
    TrackersSpec trackers = wanted.trackers();
    takeInterfaces(wanted);
    for (ScriptSpec spec : wanted.scripts()) {
      put(script(spec, nowNanos, out));
    }
    for (FileTrackerSpec spec : trackers.files()) {
      put(file(spec));
    }
    for (ProcessTrackerSpec spec : trackers.processes()) {
      put(process(spec, nowNanos, out));
    }
    for (BfdSpec spec : trackers.bfds()) {
      put(session(spec));
    }
    for (CombinationSpec spec : trackers.combinations()) {
      put(combination(spec));
    }
    for (Map<String, Tracker> ofKind : after.values()) {
      for (Tracker tracker : ofKind.values()) {
        tracker.damp(trackers.damping(tracker.name().kind(), tracker.name().name()));
      }
    }
  }

  private void takeInterfaces(Configuration wanted) {
    for (RouterSpec router : wanted.routers()) {
      takeInterfaces(router.tracks());
      takeDamped(router.interfaceName(), wanted.trackers());
      router.addresses().forEach(line -> takeDamped(line.interfaceName(), wanted.trackers()));
      router
          .excludedAddresses()
          .forEach(line -> takeDamped(line.interfaceName(), wanted.trackers()));
    }
    for (GroupSpec group : wanted.groups()) {
      takeInterfaces(group.tracks());
    }
    for (CombinationSpec combination : wanted.trackers().combinations()) {
      for (TrackerName part : combination.trackers()) {
        takeInterface(part.kind(), part.name());
      }
    }
  }

  private void takeInterfaces(List<TrackSpec> tracks) {
    for (TrackSpec track : tracks) {
      takeInterface(track.kind(), track.name());
    }
  }

  /** An interface that a router stands on counts without being tracked, but it may count late. */
  private void takeDamped(String interfaceName, TrackersSpec trackers) {
    if (trackers.damping(TrackKind.INTERFACE, interfaceName) != null) {
      takeInterface(TrackKind.INTERFACE, interfaceName);
    }
  }

  private void takeInterface(TrackKind kind, String name) {
    if (kind == TrackKind.INTERFACE && table.find(kind, name) == null) {
      Tracker known = known(kind, name);
      put(known == null ? new InterfaceTracker(name, table) : known);
    }
  }

  private Tracker script(ScriptSpec spec, long nowNanos, Effects out) {
    if (known(TrackKind.SCRIPT, spec.name()) instanceof ScriptTracker known
        && known.isSameCheck(spec)) {
      known.update(spec, nowNanos, out);
      return known;
    }
    ScriptTracker tracker = new ScriptTracker(spec, table);
    tracker.start(nowNanos, out);
    return tracker;
  }

  private Tracker file(FileTrackerSpec spec) {
    if (known(TrackKind.FILE, spec.name()) instanceof FileTracker known && known.isSameFile(spec)) {
      known.update(spec);
      return known;
    }
    return new FileTracker(spec, table);
  }

  private Tracker process(ProcessTrackerSpec spec, long nowNanos, Effects out) {
    if (known(TrackKind.PROCESS, spec.name()) instanceof ProcessTracker known
        && known.isSameProcess(spec)) {
      known.update(spec, nowNanos, out);
      return known;
    }
    return new ProcessTracker(spec, table);
  }

  private Tracker session(BfdSpec spec) {
    if (known(TrackKind.BFD, spec.name()) instanceof BfdTracker known) {
      known.update(spec);
      return known;
    }
    return new BfdTracker(spec, table);
  }

  private Tracker combination(CombinationSpec spec) {
    if (known(TrackKind.COMBINATION, spec.name()) instanceof TrackerExpression known) {
      known.update(spec);
      return known;
    }
    return new TrackerExpression(spec, table);
  }

  private @Nullable Tracker known(TrackKind kind, String name) {
    Map<String, Tracker> ofKind = before.get(kind);
    return ofKind == null ? null : ofKind.get(name);
  }

  private void put(Tracker tracker) {
    TrackKind kind = tracker.name().kind();
    String name = tracker.name().name();
    after.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).put(name, tracker);
    Map<String, Tracker> left = before.get(kind);
    if (left != null) {
      left.remove(name, tracker);
    }
  }
}
