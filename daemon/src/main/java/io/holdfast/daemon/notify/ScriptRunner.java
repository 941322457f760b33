package io.holdfast.daemon.notify;

import io.holdfast.core.NotifyEvent;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.daemon.check.ScriptPolicy;
import io.holdfast.daemon.log.Log;
import io.holdfast.linux.process.Child;
import io.holdfast.linux.process.Spawn;
import io.holdfast.linux.process.SpawnOutcome;
import io.holdfast.linux.process.SpawnRequest;
import io.holdfast.linux.process.Started;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs the scripts of one event, one after the other. A script may take as long as it needs while
 * nobody waits; beyond its time, or when the daemon stops, a newer event ends it. Blocks; not for
 * the loop thread.
 */
final class ScriptRunner implements ScriptLanes.LaneRunner {
  /** How long a script keeps a newer event waiting. */
  static final long LIMIT_MILLIS = 60_000;

  private static final long OVERDUE_POLL_MILLIS = 200;

  private final Log log;
  private final long limitMillis;
  private final Map<CommandSpec, ScriptPolicy.Decision> decisions = new ConcurrentHashMap<>();
  private volatile GlobalSpec global = GlobalSpec.DEFAULT;

  ScriptRunner(Log log, long limitMillis) {
    this.log = log;
    this.limitMillis = limitMillis;
  }

  /** Takes another configuration: who runs what is decided anew. */
  void configure(GlobalSpec settings) {
    global = settings;
    decisions.clear();
  }

  @Override
  public void run(NotifyEvent event, ScriptLanes.Waiting waiting) {
    for (NotifyCommand command : NotifyCommand.of(event)) {
      if (!run(event, command, waiting)) {
        return;
      }
    }
  }

  /** Returns false when what else there is to tell of this event must give way to a newer one. */
  private boolean run(NotifyEvent event, NotifyCommand command, ScriptLanes.Waiting waiting) {
    String name = name(event, command);
    ScriptPolicy.Decision decision =
        decisions.computeIfAbsent(
            command.spec(), spec -> new ScriptPolicy(log::warning).decide(spec, name, global));
    return switch (decision) {
      case ScriptPolicy.Decision.Refuse refused -> {
        log.error(name + " is not run");
        yield true;
      }
      case ScriptPolicy.Decision.Run(var user) -> {
        SpawnRequest plain = SpawnRequest.of(command.arguments(), limitMillis);
        yield switch (Spawn.start(user == null ? plain : plain.as(user))) {
          case Started.Refused(SpawnOutcome.CannotRun reason) -> {
            log.error(name + ": " + reason.reason());
            yield true;
          }
          case Started.Running(Child child) -> await(name, child, waiting);
        };
      }
    };
  }

  private boolean await(String name, Child child, ScriptLanes.Waiting waiting) {
    SpawnOutcome outcome = child.endWithin(limitMillis);
    boolean isHurried = Thread.interrupted();
    if (outcome == null && !isHurried) {
      log.warning(
          name
              + " runs for more than "
              + TimeUnit.MILLISECONDS.toSeconds(limitMillis)
              + " s; it is ended when a newer state is to be told");
    }
    while (outcome == null && !isHurried && !waiting.isNewerWaiting()) {
      outcome = child.endWithin(OVERDUE_POLL_MILLIS);
      isHurried = Thread.interrupted();
    }
    if (outcome == null) {
      child.end();
      log.warning(name + " was ended, to tell of a newer state");
    } else if (!outcome.isSuccess()) {
      log.warning(name + ": " + text(outcome));
    }
    return !isHurried;
  }

  private static String name(NotifyEvent event, NotifyCommand command) {
    return "("
        + event.name()
        + ") "
        + command.line().keyword()
        + " script "
        + command.spec().arguments().getFirst();
  }

  private static String text(SpawnOutcome outcome) {
    return switch (outcome) {
      case SpawnOutcome.Exited(int status) -> "exited with status " + status;
      case SpawnOutcome.Signalled(int signal) -> "ended by signal " + signal;
      case SpawnOutcome.TimedOut() -> "timed out";
      case SpawnOutcome.CannotRun(String reason) -> reason;
    };
  }
}
