package io.holdfast.core.track;

import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.LogEvent;
import io.holdfast.core.ProcessArrival;
import io.holdfast.core.TrackerSnapshot;
import io.holdfast.core.spec.ProcessTrackerSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackerName;

/** How many processes of a kind run, and whether that is the wanted number. */
final class ProcessTracker extends Tracker {
  private ProcessTrackerSpec spec;
  private int running;
  private boolean isCounted;
  private ProcessArrival arrival = ProcessArrival.FORKED;

  ProcessTracker(ProcessTrackerSpec spec, TrackerTable table) {
    super(new TrackerName(TrackKind.PROCESS, spec.name()), table);
    this.spec = spec;
  }

  boolean isSameProcess(ProcessTrackerSpec other) {
    return spec.command().equals(other.command()) && spec.match() == other.match();
  }

  /** Takes other limits; the number that was counted is judged again. */
  void update(ProcessTrackerSpec changed, long nowNanos, Effects out) {
    spec = changed;
    if (isCounted) {
      judge(nowNanos, out);
    }
  }

  /** So many run now. */
  void counted(Input.ProcessCounted counted, long nowNanos, Effects out) {
    int count = counted.running();
    if (isCounted && count != running) {
      out.log(LogEvent.PROCESS_COUNT, name().name(), running, count, quorum(count));
    }
    running = count;
    arrival = counted.arrival();
    dampAnew();
    judge(nowNanos, out);
    isCounted = true;
  }

  @Override
  public TrackerSnapshot snapshot() {
    return snapshot(running);
  }

  @Override
  long leastHoldSetNanos() {
    return spec.terminateDelayNanos();
  }

  @Override
  long leastHoldClearNanos() {
    return arrival == ProcessArrival.FORKED ? spec.forkDelayNanos() : 0;
  }

  /** What runs at the start is no news, as under keepalived. */
  @Override
  void announce(Effects out) {
    if (!isCounted) {
      return;
    }
    out.log(good() ? LogEvent.QUORUM_GAINED : LogEvent.QUORUM_LOST, name().name());
  }

  private void judge(long nowNanos, Effects out) {
    report(spec.isGood(running) ? GOOD : BAD, nowNanos, out);
  }

  private String quorum(int count) {
    boolean isGood = spec.isGood(count);
    if (isGood == spec.isGood(running)) {
      return "";
    }
    return isGood ? ", quorum up" : ", quorum down";
  }
}
