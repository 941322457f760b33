package io.holdfast.core.track;

import io.holdfast.core.Effects;
import io.holdfast.core.TrackerSnapshot;
import io.holdfast.core.spec.DampingSpec;
import io.holdfast.core.spec.TrackerName;
import org.jspecify.annotations.Nullable;

/**
 * Something that judges the host. It says a number, 0 for good; what it says counts once its
 * damping believes it. Only a file says other numbers than 0 and 1.
 */
public abstract class Tracker {
  static final int GOOD = 0;
  static final int BAD = 1;

  private final TrackerName name;
  private final TrackerTable table;
  private final Damping damping;
  private @Nullable DampingSpec damped;

  @SuppressWarnings("this-escape")
  Tracker(TrackerName name, TrackerTable table) {
    this.name = name;
    this.table = table;
    this.damping = new Damping(table.timers(), this::believe);
  }

  /** What it watches. */
  public final TrackerName name() {
    return name;
  }

  /** Whether there is a verdict. */
  public final boolean decided() {
    return damping.isDecided();
  }

  /** Whether the verdict is good; false while there is none. */
  public final boolean good() {
    return decided() && damping.believed() == GOOD;
  }

  /** The number that counts: that of a file, else 0 for good. */
  public final int reading() {
    return damping.believed();
  }

  /** What there is to show. */
  public TrackerSnapshot snapshot() {
    return snapshot(damping.latest());
  }

  /** Takes how long a change must last. */
  void damp(@Nullable DampingSpec spec) {
    damped = spec;
    dampAnew();
  }

  /** Asks again how long news must last at least. */
  final void dampAnew() {
    DampingSpec spec = damped;
    damping.limits(
        Math.max(leastHoldSetNanos(), spec == null ? 0 : spec.holdSetNanos()),
        Math.max(leastHoldClearNanos(), spec == null ? 0 : spec.holdClearNanos()));
  }

  /** How long bad news must last whatever the damping says. */
  long leastHoldSetNanos() {
    return 0;
  }

  /** How long good news must last whatever the damping says. */
  long leastHoldClearNanos() {
    return 0;
  }

  /** Prints what there is to say about a new verdict. */
  void announce(Effects out) {}

  /** Takes what it says now. */
  final void report(int reading, long nowNanos, Effects out) {
    damping.report(reading, nowNanos, out);
  }

  /** Starts with a verdict, which counts at once and changes nothing. */
  final void startWith(int reading) {
    damping.startWith(reading);
  }

  final TrackerSnapshot snapshot(long number) {
    TrackerSnapshot.Verdict word = TrackerSnapshot.Verdict.PENDING;
    if (decided()) {
      word = good() ? TrackerSnapshot.Verdict.GOOD : TrackerSnapshot.Verdict.BAD;
    }
    return new TrackerSnapshot(name, word, number, damping.deadlineNanos());
  }

  void release() {
    damping.release();
  }

  private void believe(long nowNanos, Effects out) {
    announce(out);
    table.changed(this, nowNanos, out);
  }
}
