package io.holdfast.core.track;

import io.holdfast.core.Effects;
import io.holdfast.core.spec.CombinationSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackerName;

/**
 * At least N of several trackers; 1 is "any", their number is "all". It has no verdict before what
 * is still unknown can no longer turn it.
 */
final class TrackerExpression extends Tracker {
  private final TrackerTable table;
  private CombinationSpec spec;

  TrackerExpression(CombinationSpec spec, TrackerTable table) {
    super(new TrackerName(TrackKind.COMBINATION, spec.name()), table);
    this.table = table;
    this.spec = spec;
  }

  void update(CombinationSpec changed) {
    spec = changed;
  }

  /** Counts again. */
  void count(long nowNanos, Effects out) {
    int good = 0;
    int unknown = 0;
    for (TrackerName part : spec.trackers()) {
      Tracker tracker = table.find(part.kind(), part.name());
      if (tracker == null || !tracker.decided()) {
        unknown++;
      } else if (tracker.good()) {
        good++;
      }
    }
    if (good >= spec.atLeast()) {
      report(GOOD, nowNanos, out);
    } else if (good + unknown < spec.atLeast()) {
      report(BAD, nowNanos, out);
    }
  }
}
