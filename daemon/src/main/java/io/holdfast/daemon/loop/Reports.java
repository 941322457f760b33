package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.daemon.check.ScriptCheck;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.notify.GateHooks;
import io.holdfast.daemon.notify.Notifier;

/** The last phase of a turn: log, history, scripts, the end. Owned by the loop thread. */
public final class Reports implements ReportPort {
  private final Log log;
  private final History history;
  private final ScriptCheck scripts;
  private final Notifier notifier;
  private final GateHooks gates;
  private final Runnable onStopped;

  /** Reports to each; {@code onStopped} runs when the engine has given everything back. */
  public Reports(Receivers receivers, Runnable onStopped) {
    this.log = receivers.log();
    this.history = receivers.history();
    this.scripts = receivers.scripts();
    this.notifier = receivers.notifier();
    this.gates = receivers.gates();
    this.onStopped = onStopped;
  }

  /**
   * Who is reported to.
   *
   * @param log lines
   * @param history changes of state
   * @param scripts tracking scripts to run
   * @param notifier events
   * @param gates commands that instances wait for
   */
  public record Receivers(
      Log log, History history, ScriptCheck scripts, Notifier notifier, GateHooks gates) {}

  @Override
  public void log(Effect.Log order) {
    log.say(order);
  }

  @Override
  public void announced(Effect.Announce order) {
    log.say(order);
  }

  @Override
  public void publish(Effect.Publish order) {
    history.add(order.transition(), System.currentTimeMillis());
  }

  @Override
  public void tell(Effect.Notify order) {
    log.say(order.line());
    notifier.tell(order);
  }

  @Override
  public void run(Effect.RunScript order) {
    scripts.start(order.script());
  }

  @Override
  public void run(Effect.RunGate order) {
    gates.run(order);
  }

  @Override
  public void cancel(Effect.CancelGate order) {
    gates.cancel(order);
  }

  @Override
  public void stopped() {
    onStopped.run();
  }
}
