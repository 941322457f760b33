package io.holdfast.core.vrrp;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.GateKind;
import io.holdfast.core.GateSnapshot;
import io.holdfast.core.LogEvent;
import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.spec.TimedCommandSpec;
import io.holdfast.core.timer.DeadlineHeap;
import io.holdfast.core.timer.Timer;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A command that a virtual router waits for, until its deadline at the latest. How it ends changes
 * nothing but the log: the protocol goes on.
 */
final class Gate {
  private static final int NANO_DIGITS = 9;

  private final VirtualRouter router;
  private final GateKind kind;
  private final Timer deadline;
  private boolean isRunning;
  private int gateId;
  private String seconds = "";

  Gate(VirtualRouter router, GateKind kind) {
    this.router = router;
    this.kind = kind;
    this.deadline = router.host().timers().create(this::expired);
  }

  /** Starts the command of the configuration, unless there is none or it runs already. */
  void start(long nowNanos, Effects out) {
    TimedCommandSpec command = command();
    if (command == null || isRunning) {
      return;
    }
    isRunning = true;
    gateId = router.host().gates().add(this);
    seconds =
        BigDecimal.valueOf(command.timeoutNanos(), NANO_DIGITS)
            .stripTrailingZeros()
            .toPlainString();
    deadline.schedule(nowNanos + command.timeoutNanos());
    out.log(LogEvent.GATE_WAITING, router.spec().name(), kind.keyword(), seconds);
    out.add(new Effect.RunGate(gateId, router.spec().name(), kind, command.command()));
  }

  /** Whether the configuration has it. */
  boolean isConfigured() {
    return command() != null;
  }

  /** Whether it is waited for. */
  boolean isRunning() {
    return isRunning;
  }

  /** What there is to show while its router waits at this turn. */
  GateSnapshot snapshot() {
    return new GateSnapshot(kind, isRunning ? deadline.deadlineNanos() : DeadlineHeap.NONE);
  }

  /** It is waited for no longer: something more important happened. */
  void cancel(Effects out) {
    if (isRunning) {
      out.log(LogEvent.GATE_CANCELLED, router.spec().name(), kind.keyword());
      abandon(out);
    }
  }

  /** Its command ended. */
  void finished(ScriptOutcome outcome, long nowNanos, Effects out) {
    isRunning = false;
    deadline.cancel();
    if (!outcome.success()) {
      out.log(LogEvent.GATE_FAILED, router.spec().name(), kind.keyword(), outcome.words());
    }
    router.group().proceed(nowNanos, out);
  }

  /** Gives the timer back. */
  void release() {
    deadline.release();
  }

  private void expired(long deadlineNanos, long nowNanos, Effects out) {
    out.log(LogEvent.GATE_DEADLINE, router.spec().name(), kind.keyword(), seconds);
    abandon(out);
    router.group().proceed(nowNanos, out);
  }

  private void abandon(Effects out) {
    isRunning = false;
    deadline.cancel();
    router.host().gates().remove(gateId);
    out.add(new Effect.CancelGate(gateId));
  }

  private @Nullable TimedCommandSpec command() {
    return switch (kind) {
      case BEFORE_MASTER -> router.spec().gate().beforeMaster();
      case BEFORE_RELEASE -> router.spec().gate().beforeRelease();
    };
  }
}
