package io.holdfast.core.track;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.ScriptSnapshot;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackerName;
import io.holdfast.core.timer.Timer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One tracking script: when it runs, and what its runs say. */
final class ScriptTracker extends Tracker {
  private final Timer timer;
  private final RiseFall verdict;
  private ScriptSpec spec;
  private boolean running;
  private int lastStatus;
  private @Nullable ScriptOutcome last;

  ScriptTracker(ScriptSpec spec, TrackerTable table) {
    super(new TrackerName(TrackKind.SCRIPT, spec.name()), table);
    this.spec = spec;
    this.timer = table.timers().create(this::due);
    this.verdict = new RiseFall(spec.rise(), spec.fall());
    if (spec.startsFailed()) {
      verdict.startFailed();
      startWith(BAD);
    }
  }

  /** What there is to show. */
  ScriptSnapshot picture() {
    ScriptSnapshot.Verdict word = ScriptSnapshot.Verdict.PENDING;
    if (verdict.decided()) {
      word = verdict.good() ? ScriptSnapshot.Verdict.GOOD : ScriptSnapshot.Verdict.BAD;
    }
    return new ScriptSnapshot(spec, word, running, lastStatus, last);
  }

  /** Runs it now and from then on at every interval. */
  void start(long nowNanos, Effects out) {
    run(out);
    timer.schedule(nowNanos + spec.intervalNanos());
  }

  /** Whether a new configuration means the same check, so that its verdict still holds. */
  boolean isSameCheck(ScriptSpec other) {
    return spec.name().equals(other.name())
        && spec.command().equals(other.command())
        && Objects.equals(spec.check(), other.check())
        && spec.user().equals(other.user())
        && spec.group().equals(other.group());
  }

  /** Takes other numbers for the same check, and says which verdict goes on to hold. */
  void update(ScriptSpec changed, long nowNanos, Effects out) {
    boolean hasOtherInterval = changed.intervalNanos() != spec.intervalNanos();
    spec = changed;
    verdict.limits(changed.rise(), changed.fall());
    if (hasOtherInterval) {
      timer.schedule(nowNanos + spec.intervalNanos());
    }
    if (verdict.decided()) {
      out.log(verdict.good() ? LogEvent.SCRIPT_KEPT_GOOD : LogEvent.SCRIPT_KEPT_BAD, spec.name());
    }
  }

  /** Takes the end of a run. */
  void finished(ScriptOutcome outcome, long nowNanos, Effects out) {
    running = false;
    last = outcome;
    if (outcome.kind() == ScriptOutcome.Kind.EXITED && outcome.number() != lastStatus) {
      lastStatus = outcome.number();
      out.log(LogEvent.SCRIPT_RETURNS, spec.name(), lastStatus);
    }
    boolean changed = outcome.success() ? verdict.succeeded() : verdict.failed();
    if (changed) {
      tell(outcome, out);
    }
    report(verdict.good() ? GOOD : BAD, nowNanos, out);
  }

  @Override
  void release() {
    super.release();
    timer.release();
  }

  private void tell(ScriptOutcome outcome, Effects out) {
    switch (outcome.kind()) {
      case EXITED -> {
        if (outcome.success()) {
          out.log(LogEvent.SCRIPT_SUCCEEDED, spec.name());
        } else {
          out.log(LogEvent.SCRIPT_FAILED, spec.name(), outcome.number());
        }
      }
      case SIGNALLED -> out.log(LogEvent.SCRIPT_SIGNALLED, spec.name(), outcome.number());
      case TIMED_OUT -> out.log(LogEvent.SCRIPT_TIMED_OUT, spec.name());
      case UNMET -> out.log(LogEvent.CHECK_FAILED, spec.name(), outcome.reason());
      case CANNOT_RUN -> out.log(LogEvent.SCRIPT_CANNOT_RUN, spec.name(), outcome.reason());
    }
  }

  private void due(long deadlineNanos, long nowNanos, Effects out) {
    timer.schedule(Timer.nextSlot(deadlineNanos, spec.intervalNanos(), nowNanos));
    if (running) {
      out.log(LogEvent.SCRIPT_STILL_RUNNING, spec.name());
    } else {
      run(out);
    }
  }

  private void run(Effects out) {
    running = true;
    out.add(new Effect.RunScript(spec));
  }
}
