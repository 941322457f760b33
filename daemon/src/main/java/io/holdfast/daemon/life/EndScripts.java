package io.holdfast.daemon.life;

import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.TimedCommandSpec;
import io.holdfast.daemon.check.ScriptPolicy;
import io.holdfast.daemon.log.Log;
import io.holdfast.linux.process.Spawn;
import io.holdfast.linux.process.SpawnOutcome;
import io.holdfast.linux.process.SpawnRequest;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The programs of {@code startup_script} and {@code shutdown_script}: waited for until their time
 * is over, then ended, and whatever became of them the daemon goes on. Blocks.
 */
public final class EndScripts {
  private final Log log;

  /** Tells a log what became of them. */
  public EndScripts(Log log) {
    this.log = log;
  }

  /** Before anything else starts. */
  public void start(GlobalSpec global) {
    run("startup", global.lifecycle().startup(), global);
  }

  /** After everything has stopped. */
  public void stop(GlobalSpec global) {
    run("shutdown", global.lifecycle().shutdown(), global);
  }

  private void run(String end, @Nullable TimedCommandSpec script, GlobalSpec global) {
    if (script == null) {
      return;
    }
    String name = end + " script " + script.command().arguments().getFirst();
    switch (new ScriptPolicy(log::warning).decide(script.command(), name, global)) {
      case ScriptPolicy.Decision.Refuse refused -> log.error(name + " is not run");
      case ScriptPolicy.Decision.Run(var user) -> {
        log.lifecycle("Running " + name);
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(script.timeoutNanos()));
        SpawnRequest plain = SpawnRequest.of(script.command().arguments(), millis);
        report(end + " script", name, Spawn.run(user == null ? plain : plain.as(user)).outcome());
      }
    }
  }

  /** keepalived's words for the first three, with the word that it doubles. */
  private void report(String kind, String name, SpawnOutcome outcome) {
    switch (outcome) {
      case SpawnOutcome.Exited(int status) when status == 0 ->
          log.lifecycle(kind + " script succeeded");
      case SpawnOutcome.Exited(int status) ->
          log.warning(kind + " script failed, status " + status);
      case SpawnOutcome.TimedOut() -> log.warning(kind + " timed out");
      case SpawnOutcome.Signalled(int signal) ->
          log.warning(name + " was ended by signal " + signal);
      case SpawnOutcome.CannotRun(String reason) -> log.error(name + ": " + reason);
    }
  }
}
