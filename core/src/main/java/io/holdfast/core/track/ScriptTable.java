package io.holdfast.core.track;

import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.ScriptSnapshot;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.timer.TimerQueue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tracking scripts of the running configuration. */
public final class ScriptTable {
  private final TimerQueue timers;
  private List<ScriptTracker> trackers = List.of();

  /** Creates an empty table. */
  public ScriptTable(TimerQueue timers) {
    this.timers = timers;
  }

  /**
   * Starts new scripts, keeps the verdict of those that stay the same check, forgets the others.
   */
  public void configure(List<ScriptSpec> wanted, long nowNanos, Effects out) {
    List<ScriptTracker> before = new ArrayList<>(trackers);
    List<ScriptTracker> after = new ArrayList<>(wanted.size());
    for (ScriptSpec spec : wanted) {
      ScriptTracker tracker = find(spec.name());
      if (tracker != null && tracker.isSameCheck(spec)) {
        before.remove(tracker);
        tracker.update(spec, nowNanos, out);
      } else {
        tracker = new ScriptTracker(spec, timers);
        tracker.start(nowNanos, out);
      }
      after.add(tracker);
    }
    for (ScriptTracker tracker : before) {
      tracker.release();
    }
    trackers = after;
  }

  /** Takes the end of a run; returns whether a verdict changed. */
  public boolean finished(Input.ScriptFinished finished, Effects out) {
    ScriptTracker tracker = find(finished.script());
    return tracker != null && tracker.finished(finished.outcome(), out);
  }

  /** The script of a name, or null. */
  public @Nullable ScriptTracker find(String name) {
    for (ScriptTracker tracker : trackers) {
      if (tracker.name().equals(name)) {
        return tracker;
      }
    }
    return null;
  }

  /** What there is to show. */
  public List<ScriptSnapshot> snapshot() {
    List<ScriptSnapshot> snapshots = new ArrayList<>(trackers.size());
    for (ScriptTracker tracker : trackers) {
      snapshots.add(tracker.snapshot());
    }
    return snapshots;
  }
}
