package io.holdfast.linux.process;

import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.event.Signals;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One program from its start to its end or its timeout, for which no thread waits. Usable from any
 * thread.
 */
public final class Run {
  private final Children children;
  private final SpawnRequest request;
  private final Consumer<SpawnResult> told;

  private Stage stage = Stage.WAITS;
  private Timers.@Nullable Key timeout;
  private @Nullable Child child;

  private enum Stage {
    WAITS,
    STARTS,
    RUNS,
    OVER
  }

  private Run(Children children, SpawnRequest request, Consumer<SpawnResult> told) {
    this.children = children;
    this.request = request;
    this.told = told;
  }

  /** Begins one; {@code told} hears how it ended, on a thread that must not wait. */
  static Run begin(Children children, SpawnRequest request, Consumer<SpawnResult> told) {
    Run run = new Run(children, request, told);
    run.arm(MonotonicClock.nanos() + TimeUnit.MILLISECONDS.toNanos(request.timeoutMillis()));
    children.starters().execute(run::start);
    return run;
  }

  /** Asks the program to end, by a SIGTERM to its group. Nobody is told of it any more. */
  public void cancel() {
    Child child;
    synchronized (this) {
      child = stage == Stage.RUNS ? this.child : null;
      leave();
    }
    if (child != null) {
      child.signal(Signals.SIGTERM);
    }
  }

  private synchronized void arm(long deadlineNanos) {
    timeout = children.timers().arm(deadlineNanos, this::expire);
  }

  private void start() {
    if (!starts()) {
      return;
    }
    String program = program();
    if (children.starters().isHanging(program)) {
      String reason = "cannot run " + program + ": an earlier start of it hangs";
      end(new SpawnResult(new SpawnOutcome.CannotRun(reason), ""));
      return;
    }
    switch (Spawn.startHere(children, request)) {
      case Started.Refused(SpawnOutcome.CannotRun reason) -> end(new SpawnResult(reason, ""));
      case Started.Running(Child started) -> {
        if (runs(started)) {
          started.whenEnded(outcome -> end(new SpawnResult(outcome, started.text())));
        } else {
          started.signal(Signals.SIGKILL);
        }
      }
    }
    children.starters().returned(program);
  }

  private synchronized boolean starts() {
    if (stage == Stage.WAITS) {
      stage = Stage.STARTS;
      return true;
    }
    return false;
  }

  private synchronized boolean runs(Child started) {
    if (stage == Stage.STARTS) {
      stage = Stage.RUNS;
      child = started;
      return true;
    }
    return false;
  }

  private void end(SpawnResult result) {
    synchronized (this) {
      if (stage == Stage.OVER) {
        return;
      }
      leave();
    }
    told.accept(result);
  }

  private synchronized void leave() {
    stage = Stage.OVER;
    if (timeout != null) {
      children.timers().disarm(timeout);
    }
  }

  /** Its time is over. Called by the thread that watches. */
  private void expire() {
    Child late;
    synchronized (this) {
      if (stage == Stage.OVER) {
        return;
      }
      if (stage == Stage.STARTS) {
        children.starters().hangs(program());
      }
      stage = Stage.OVER;
      late = child;
    }
    if (late == null) {
      told.accept(new SpawnResult(new SpawnOutcome.TimedOut(), ""));
    } else {
      Thread.ofVirtual().name("ends a script").start(() -> told.accept(late.timedOut()));
    }
  }

  private String program() {
    return request.arguments().getFirst();
  }
}
