package io.holdfast.daemon.loop;

import io.holdfast.core.Effects;
import io.holdfast.core.Engine;
import io.holdfast.core.Input;
import java.util.ArrayList;
import java.util.List;

/**
 * One turn of the loop around the engine: facts in, then timers, then orders out, then the answers
 * of those orders, until nothing is left. Owned by the loop thread; allocates nothing in a turn
 * without answers.
 */
public final class Turn {
  /** Rounds of orders and answers in one turn; what is left waits for the next. */
  static final int MAX_ROUNDS = 32;

  private static final long RETRY_AFTER_FAULT_NANOS = 10_000_000;

  private final Engine engine;
  private final EffectRunner runner;
  private final Faults faults;
  private final List<Input> answers = new ArrayList<>();
  private final Answers collector = answers::add;
  private Effects pending = new Effects();
  private Effects running = new Effects();
  private boolean isGathering;
  private boolean isUnsettled;
  private long notBeforeNanos = Long.MIN_VALUE;

  /** Makes the turn of an engine. */
  public Turn(Engine engine, EffectRunner runner, Faults faults) {
    this.engine = engine;
    this.runner = runner;
    this.faults = faults;
  }

  /**
   * Tells the engine a fact; its orders wait for {@link #finish}.
   *
   * @return false if the engine broke on it, which is reported
   */
  public boolean apply(Input input, long nowNanos) {
    try {
      engine.apply(input, nowNanos, pending);
      return true;
    } catch (RuntimeException | AssertionError fault) {
      faults.report(input, fault);
      return false;
    }
  }

  /** Fires due timers and carries out every order of this turn. */
  public void finish(long nowNanos) {
    fire(nowNanos);
    isGathering = engine.gathers(nowNanos);
    if (isGathering) {
      return;
    }
    settle(nowNanos);
    runner.freeUntil(engine.nextDeadlineNanos());
    if (pending.size() == 0 && runner.isBehind()) {
      runner.proceed(collector);
      takeAnswers(nowNanos);
    }
    int rounds = 0;
    while (pending.size() > 0 && rounds++ < MAX_ROUNDS) {
      round(nowNanos);
    }
  }

  /** When the next turn is due without anything happening; {@link Long#MAX_VALUE} for never. */
  public long deadlineNanos() {
    if (isGathering) {
      return Math.max(notBeforeNanos, engine.nextDeadlineNanos());
    }
    return pending.size() > 0 || runner.isBehind()
        ? Long.MIN_VALUE
        : Math.max(notBeforeNanos, isUnsettled ? Long.MIN_VALUE : engine.nextDeadlineNanos());
  }

  /** Whether addresses, and what follows them, are left for the next turns. */
  boolean isBehind() {
    return runner.isBehind();
  }

  /** Whether this host holds an address, or is just giving one up. */
  boolean holdsAddresses() {
    return engine.holdsAddresses();
  }

  /** How many orders about addresses have been carried out since the start. */
  long ordersDone() {
    return runner.ordersDone();
  }

  /** When a takeover is next, if nothing comes before it; {@link Long#MAX_VALUE} otherwise. */
  public long takeoverNanos() {
    return deadlineNanos() < engine.nextDeadlineNanos() ? Long.MAX_VALUE : engine.takeoverNanos();
  }

  /** Adverts first: computing what else many new masters need takes milliseconds. */
  private void fire(long nowNanos) {
    try {
      engine.fire(nowNanos, pending);
    } catch (RuntimeException | AssertionError fault) {
      // The timer is still due: without a pause the loop would spin on it.
      notBeforeNanos = nowNanos + RETRY_AFTER_FAULT_NANOS;
      faults.report(engine, fault);
    }
    runner.hasten(pending, collector);
  }

  private void settle(long nowNanos) {
    try {
      isUnsettled = true;
      engine.settle(nowNanos, pending);
      isUnsettled = !engine.isSettled();
    } catch (RuntimeException | AssertionError fault) {
      // One master broke; the others still wait for what comes with their state.
      notBeforeNanos = nowNanos + RETRY_AFTER_FAULT_NANOS;
      faults.report(engine, fault);
    }
  }

  private void round(long nowNanos) {
    Effects orders = pending;
    pending = running;
    running = orders;
    runner.run(orders, collector);
    orders.clear();
    takeAnswers(nowNanos);
  }

  private void takeAnswers(long nowNanos) {
    for (int index = 0; index < answers.size(); index++) {
      apply(answers.get(index), nowNanos);
    }
    answers.clear();
  }
}
