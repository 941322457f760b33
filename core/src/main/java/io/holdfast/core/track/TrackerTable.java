package io.holdfast.core.track;

import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.LinkState;
import io.holdfast.core.ScriptSnapshot;
import io.holdfast.core.TrackerSnapshot;
import io.holdfast.core.address.LinkTable;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.timer.TimerQueue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that the running configuration tracks. Who acts on it listens. */
public final class TrackerTable {
  private final TimerQueue timers;
  private final LinkTable links;
  private Map<TrackKind, Map<String, Tracker>> trackers = new EnumMap<>(TrackKind.class);
  private Listener listener = (_, _) -> {};
  private boolean isConfiguring;

  /** Told after a verdict changed. */
  @FunctionalInterface
  public interface Listener {
    /** Some verdict is another one now. */
    void trackersChanged(long nowNanos, Effects out);
  }

  /** Creates an empty table. */
  public TrackerTable(TimerQueue timers, LinkTable links) {
    this.timers = timers;
    this.links = links;
  }

  /** Sets who is told. */
  public void listener(Listener told) {
    listener = told;
  }

  /**
   * Starts what is new, keeps the verdict of what stays the same, forgets the others. The listener
   * is not told.
   */
  public void configure(Configuration wanted, List<Input> known, long nowNanos, Effects out) {
    isConfiguring = true;
    Map<TrackKind, Map<String, Tracker>> before = trackers;
    trackers = new EnumMap<>(TrackKind.class);
    new TrackerSuccession(this, before, trackers).take(wanted, nowNanos, out);
    for (Map<String, Tracker> leftOver : before.values()) {
      leftOver.values().forEach(Tracker::release);
    }
    take(known, nowNanos, out);
    linksChanged(nowNanos, out);
    countCombinations(nowNanos, out);
    isConfiguring = false;
  }

  /** What can be looked up is known before anybody starts, and must not begin as a fault. */
  private void take(List<Input> known, long nowNanos, Effects out) {
    for (Input fact : known) {
      if (fact instanceof Input.FileRead read) {
        read(read, nowNanos, out);
      } else if (fact instanceof Input.ProcessCounted counted) {
        counted(counted, nowNanos, out);
      }
    }
  }

  /** The tracker of a kind and name, or null. */
  public @Nullable Tracker find(TrackKind kind, String name) {
    Map<String, Tracker> ofKind = trackers.get(kind);
    return ofKind == null ? null : ofKind.get(name);
  }

  /** Takes the end of a script's run. */
  public void finished(Input.ScriptFinished finished, long nowNanos, Effects out) {
    if (find(TrackKind.SCRIPT, finished.script()) instanceof ScriptTracker script) {
      script.finished(finished.outcome(), nowNanos, out);
    }
  }

  /** Takes what a tracked file says. */
  public void read(Input.FileRead read, long nowNanos, Effects out) {
    if (find(TrackKind.FILE, read.file()) instanceof FileTracker file) {
      file.read(read.reading(), nowNanos, out);
    }
  }

  /** Takes how many processes of a kind run. */
  public void counted(Input.ProcessCounted counted, long nowNanos, Effects out) {
    if (find(TrackKind.PROCESS, counted.process()) instanceof ProcessTracker process) {
      process.counted(counted, nowNanos, out);
    }
  }

  /** Takes the state of a BFD session; that of one that VRRP does not hear of is ignored. */
  public void bfdChanged(String session, boolean isUp, long nowNanos, Effects out) {
    if (find(TrackKind.BFD, session) instanceof BfdTracker tracker && tracker.tellsVrrp()) {
      tracker.report(isUp ? Tracker.GOOD : Tracker.BAD, nowNanos, out);
    }
  }

  /** Whether an interface that exists counts as usable: one that is damped counts late. */
  public boolean isUsable(LinkState link) {
    Tracker tracker = find(TrackKind.INTERFACE, link.name());
    return tracker == null ? link.usable() : tracker.good();
  }

  /**
   * Lowers the delays of an interface to what adverts over it can bear, in nanoseconds; returns
   * whether one was longer.
   */
  public boolean lowerDelays(String interfaceName, long bearableNanos) {
    return find(TrackKind.INTERFACE, interfaceName) instanceof InterfaceTracker tracker
        && tracker.lower(bearableNanos);
  }

  /** Looks at the tracked interfaces again. */
  public void linksChanged(long nowNanos, Effects out) {
    for (Tracker tracker : ofKind(TrackKind.INTERFACE)) {
      ((InterfaceTracker) tracker).look(links, nowNanos, out);
    }
  }

  /** The scripts, in configuration order. */
  public List<ScriptSnapshot> scripts() {
    List<ScriptSnapshot> snapshots = new ArrayList<>();
    for (Tracker tracker : ofKind(TrackKind.SCRIPT)) {
      snapshots.add(((ScriptTracker) tracker).picture());
    }
    return snapshots;
  }

  /** Every tracker, in configuration order within each kind. */
  public List<TrackerSnapshot> snapshot() {
    List<TrackerSnapshot> snapshots = new ArrayList<>();
    for (TrackKind kind : TrackKind.values()) {
      for (Tracker tracker : ofKind(kind)) {
        snapshots.add(tracker.snapshot());
      }
    }
    return snapshots;
  }

  TimerQueue timers() {
    return timers;
  }

  /** A verdict is another one. */
  void changed(Tracker tracker, long nowNanos, Effects out) {
    if (isConfiguring) {
      return;
    }
    if (tracker.name().kind() != TrackKind.COMBINATION) {
      countCombinations(nowNanos, out);
    }
    listener.trackersChanged(nowNanos, out);
  }

  private void countCombinations(long nowNanos, Effects out) {
    for (Tracker tracker : ofKind(TrackKind.COMBINATION)) {
      ((TrackerExpression) tracker).count(nowNanos, out);
    }
  }

  private Iterable<Tracker> ofKind(TrackKind kind) {
    return trackers.getOrDefault(kind, new HashMap<>()).values();
  }
}
