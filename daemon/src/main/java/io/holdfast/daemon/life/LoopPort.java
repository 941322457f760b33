package io.holdfast.daemon.life;

import io.holdfast.core.HandoverWay;
import io.holdfast.core.Input;
import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.State;
import io.holdfast.daemon.control.Action;
import io.holdfast.daemon.control.ControlPort;
import io.holdfast.daemon.control.Outcome;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.loop.Stack;
import io.holdfast.daemon.loop.Turn;
import io.holdfast.daemon.show.Picture;
import java.util.function.Consumer;

/**
 * Gives the requests of the control socket to the loop. A picture costs the loop the making of an
 * immutable copy; all else is done by the thread that asked.
 */
public final class LoopPort implements ControlPort {
  private final Stack stack;
  private final Lifecycle lifecycle;
  private final Reloader reloader;
  private final Log log;
  private final Picture.DaemonFacts facts;
  private final ActivityTally tally = new ActivityTally();
  private Consumer<Boolean> maintenance = isOn -> {};

  /** Gives requests to a stack and to what surrounds it. */
  public LoopPort(Stack stack, Lifecycle lifecycle, Reloader reloader, Picture.DaemonFacts facts) {
    this.stack = stack;
    this.lifecycle = lifecycle;
    this.reloader = reloader;
    this.log = lifecycle.log();
    this.facts = facts;
    stack.history().listen(change -> tally.changed(change.transition()));
    reloader.tell(outcome -> tally.reloaded(outcome.isDone()));
  }

  /** Names who keeps the switch of maintenance for the next run. */
  public void keepMaintenance(Consumer<Boolean> keeper) {
    maintenance = keeper;
  }

  @Override
  public void picture(Consumer<Picture> taker) {
    stack.inbox().put((turn, now) -> taker.accept(picture(now)));
  }

  @Override
  public void act(Action action, Consumer<Outcome> taker) {
    stack
        .inbox()
        .put((turn, now) -> {
          log.info("Control socket: " + action.name() + " requested");
          act(action, taker, turn, now);
        });
  }

  private void act(Action action, Consumer<Outcome> taker, Turn turn, long nowNanos) {
    switch (action) {
      case Action.Reload ignored -> {
        if (lifecycle.isStopping()) {
          taker.accept(Outcome.failed("stopping", "the daemon is stopping"));
        } else {
          reloader.request(taker);
        }
      }
      case Action.Stop ignored -> {
        taker.accept(Outcome.DONE);
        if (!lifecycle.isStopping()) {
          lifecycle.stop(turn, nowNanos);
        }
      }
      case Action.StopNow ignored -> {
        taker.accept(Outcome.DONE);
        lifecycle.stopNow(turn, nowNanos);
      }
      case Action.Drain(HandoverWay way) ->
          tell(new Input.DrainRequested(way), taker, turn, nowNanos);
      case Action.Handover handover -> handOver(handover, taker, turn, nowNanos);
      case Action.Maintenance(boolean isOn) -> {
        maintenance.accept(isOn);
        tell(new Input.MaintenanceChanged(isOn), taker, turn, nowNanos);
      }
      case Action.ClearStatistics ignored ->
          tell(new Input.StatisticsCleared(), taker, turn, nowNanos);
    }
  }

  private void handOver(
      Action.Handover handover, Consumer<Outcome> taker, Turn turn, long nowNanos) {
    RouterSnapshot router = stack.snapshot().router(handover.instance());
    if (router == null) {
      taker.accept(Outcome.failed("no-instance", "there is no instance " + handover.instance()));
    } else if (router.state() != State.MASTER) {
      taker.accept(
          Outcome.failed(
              "not-master", handover.instance() + " is " + router.state() + ", not MASTER"));
    } else {
      Input input = new Input.HandoverRequested(handover.instance(), handover.way());
      tell(input, taker, turn, nowNanos);
    }
  }

  private static void tell(Input input, Consumer<Outcome> taker, Turn turn, long nowNanos) {
    boolean isTold = turn.apply(input, nowNanos);
    taker.accept(isTold ? Outcome.DONE : Outcome.failed("internal", "internal error, see the log"));
  }

  /** A picture at a moment; for the loop thread. */
  public Picture picture(long nowNanos) {
    return new Picture(
        stack.snapshot(),
        stack.history().list(),
        nowNanos,
        System.currentTimeMillis(),
        facts,
        new Picture.Health(
            log.dropped(),
            stack.netlinkOverruns(),
            lifecycle.isStopping(),
            tally.activity(log.queued(), stack.inbox().size())));
  }
}
