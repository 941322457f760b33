package io.holdfast.core.track;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.ScriptSnapshot;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.timer.Timer;
import io.holdfast.core.timer.TimerQueue;

/** One tracking script: when it runs, and what its runs say. */
public final class ScriptTracker {
  private final Timer timer;
  private final RiseFall verdict;
  private ScriptSpec spec;
  private boolean running;
  private int lastStatus;

  ScriptTracker(ScriptSpec spec, TimerQueue timers) {
    this.spec = spec;
    this.timer = timers.create(this::due);
    this.verdict = new RiseFall(spec.rise(), spec.fall());
    if (spec.startsFailed()) {
      verdict.startFailed();
    }
  }

  /** The script's name. */
  public String name() {
    return spec.name();
  }

  /** Whether a run has ended, or {@code init_fail} stands for one. */
  public boolean decided() {
    return verdict.decided();
  }

  /** Whether it is OK; false while nothing is decided. */
  public boolean good() {
    return verdict.good();
  }

  /** What there is to show. */
  public ScriptSnapshot snapshot() {
    ScriptSnapshot.Verdict word = ScriptSnapshot.Verdict.PENDING;
    if (decided()) {
      word = good() ? ScriptSnapshot.Verdict.GOOD : ScriptSnapshot.Verdict.BAD;
    }
    return new ScriptSnapshot(spec, word, running, lastStatus);
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
    if (decided()) {
      out.log(good() ? LogEvent.SCRIPT_KEPT_GOOD : LogEvent.SCRIPT_KEPT_BAD, name());
    }
  }

  /** Takes the end of a run; returns whether the verdict changed. */
  boolean finished(ScriptOutcome outcome, Effects out) {
    running = false;
    if (outcome.kind() == ScriptOutcome.Kind.EXITED && outcome.number() != lastStatus) {
      lastStatus = outcome.number();
      out.log(LogEvent.SCRIPT_RETURNS, name(), lastStatus);
    }
    boolean changed = outcome.success() ? verdict.succeeded() : verdict.failed();
    if (changed) {
      report(outcome, out);
    }
    return changed;
  }

  void release() {
    timer.release();
  }

  private void report(ScriptOutcome outcome, Effects out) {
    switch (outcome.kind()) {
      case EXITED -> {
        if (outcome.success()) {
          out.log(LogEvent.SCRIPT_SUCCEEDED, name());
        } else {
          out.log(LogEvent.SCRIPT_FAILED, name(), outcome.number());
        }
      }
      case SIGNALLED -> out.log(LogEvent.SCRIPT_SIGNALLED, name(), outcome.number());
      case TIMED_OUT -> out.log(LogEvent.SCRIPT_TIMED_OUT, name());
      case CANNOT_RUN -> out.log(LogEvent.SCRIPT_CANNOT_RUN, name(), outcome.reason());
    }
  }

  private void due(long deadlineNanos, long nowNanos, Effects out) {
    timer.schedule(Timer.nextSlot(deadlineNanos, spec.intervalNanos(), nowNanos));
    if (running) {
      out.log(LogEvent.SCRIPT_STILL_RUNNING, name());
    } else {
      run(out);
    }
  }

  private void run(Effects out) {
    running = true;
    out.add(new Effect.RunScript(spec));
  }
}
