package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.daemon.check.ScriptCheck;
import io.holdfast.daemon.log.Log;

/** The last phase of a turn: log, history, scripts, the end. Owned by the loop thread. */
public final class Reports implements ReportPort {
  private final Log log;
  private final History history;
  private final ScriptCheck scripts;
  private final Runnable onStopped;

  /** Reports to each; {@code onStopped} runs when the engine has given everything back. */
  public Reports(Log log, History history, ScriptCheck scripts, Runnable onStopped) {
    this.log = log;
    this.history = history;
    this.scripts = scripts;
    this.onStopped = onStopped;
  }

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
  }

  @Override
  public void run(Effect.RunScript order) {
    scripts.start(order.script());
  }

  @Override
  public void stopped() {
    onStopped.run();
  }
}
