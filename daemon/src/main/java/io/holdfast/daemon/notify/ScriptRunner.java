package io.holdfast.daemon.notify;

import io.holdfast.core.NotifyEvent;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.NotifyTrigger;
import io.holdfast.daemon.check.ScriptPolicy;
import io.holdfast.daemon.log.Log;
import io.holdfast.linux.process.Child;
import io.holdfast.linux.process.Spawn;
import io.holdfast.linux.process.SpawnOutcome;
import io.holdfast.linux.process.SpawnRequest;
import io.holdfast.linux.process.Started;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs the scripts of one event, one after the other. A script may take as long as it needs while
 * nobody waits; beyond its time the next one of the event runs beside it, and then, or when the
 * daemon stops, a newer event ends it. Blocks; not for the loop thread.
 */
final class ScriptRunner implements ScriptLanes.LaneRunner {
  /** How long a script keeps a newer event waiting. */
  static final long LIMIT_MILLIS = 60_000;

  private static final long OVERDUE_POLL_MILLIS = 200;

  private final Log log;
  private final long limitMillis;
  private volatile Known known = new Known(GlobalSpec.DEFAULT, new ConcurrentHashMap<>());

  /**
   * What was decided of a configuration.
   *
   * @param global what decides
   * @param decisions of the scripts so far
   */
  private record Known(GlobalSpec global, Map<CommandSpec, ScriptPolicy.Decision> decisions) {}

  /**
   * A script that runs, for too long if it is in a list.
   *
   * @param name what the log calls it
   * @param child its process
   */
  private record Late(String name, Child child) {}

  ScriptRunner(Log log, long limitMillis) {
    this.log = log;
    this.limitMillis = limitMillis;
  }

  /**
   * Takes another configuration: who runs what is decided anew. What cannot be run is said at once,
   * by a thread of its own, since a file system may hang.
   */
  void configure(Configuration configuration) {
    Known fresh = new Known(configuration.global(), new ConcurrentHashMap<>());
    known = fresh;
    Thread.ofVirtual().name("looks at scripts").start(() -> look(configuration, fresh));
  }

  private void look(Configuration configuration, Known fresh) {
    configuration.routers().forEach(router -> look(router.name(), router.notices(), fresh));
    configuration.groups().forEach(group -> look(group.name(), group.notices(), fresh));
  }

  private void look(String subject, NotifySpec notices, Known fresh) {
    notices.scripts().forEach((line, script) -> decide(script, name(subject, line, script), fresh));
  }

  /** One that is missing or unsafe may have been mended by the next time. */
  private ScriptPolicy.Decision decide(CommandSpec script, String name, Known current) {
    ScriptPolicy.Decision decision =
        current
            .decisions()
            .computeIfAbsent(
                script,
                spec -> new ScriptPolicy(log::warning).decide(spec, name, current.global()));
    if (decision instanceof ScriptPolicy.Decision.Refuse) {
      current.decisions().remove(script);
      log.error(name + " is not run");
    }
    return decision;
  }

  @Override
  public void run(NotifyEvent event, ScriptLanes.Waiting waiting) {
    List<Late> late = new ArrayList<>();
    boolean isHurried = false;
    for (NotifyCommand command : NotifyCommand.of(event)) {
      isHurried = isHurried || !run(event, command, waiting, late);
    }
    awaitLate(late, waiting, isHurried);
  }

  /** Returns false when what else there is to tell of this event must give way to a newer one. */
  private boolean run(
      NotifyEvent event, NotifyCommand command, ScriptLanes.Waiting waiting, List<Late> late) {
    String name = name(event.name(), command.line(), command.spec());
    return switch (decide(command.spec(), name, known)) {
      case ScriptPolicy.Decision.Refuse refused -> true;
      case ScriptPolicy.Decision.Run(var user) -> {
        SpawnRequest plain = SpawnRequest.of(command.arguments(), limitMillis);
        yield switch (Spawn.start(user == null ? plain : plain.as(user))) {
          case Started.Refused(SpawnOutcome.CannotRun reason) -> {
            log.error(name + ": " + reason.reason());
            yield true;
          }
          case Started.Running(Child child) -> await(new Late(name, child), waiting, late);
        };
      }
    };
  }

  /** Beyond its time a script no longer keeps the next one of its event waiting. */
  private boolean await(Late script, ScriptLanes.Waiting waiting, List<Late> late) {
    SpawnOutcome outcome = script.child().endWithin(limitMillis);
    boolean isHurried = Thread.interrupted();
    if (outcome != null) {
      report(script.name(), outcome);
    } else if (isHurried || waiting.isNewerWaiting()) {
      end(script);
    } else {
      late.add(script);
      log.warning(
          script.name()
              + " runs for more than "
              + TimeUnit.MILLISECONDS.toSeconds(limitMillis)
              + " s; it is ended when a newer state is to be told");
    }
    return !isHurried;
  }

  private void awaitLate(List<Late> late, ScriptLanes.Waiting waiting, boolean isHurriedBefore) {
    boolean isHurried = isHurriedBefore;
    for (Late script : late) {
      SpawnOutcome outcome = null;
      while (outcome == null && !isHurried && !waiting.isNewerWaiting()) {
        outcome = script.child().endWithin(OVERDUE_POLL_MILLIS);
        isHurried = Thread.interrupted();
      }
      if (outcome == null) {
        end(script);
      } else {
        report(script.name(), outcome);
      }
    }
  }

  private void end(Late script) {
    script.child().end();
    log.warning(script.name() + " was ended, to tell of a newer state");
  }

  private void report(String name, SpawnOutcome outcome) {
    if (!outcome.isSuccess()) {
      log.warning(name + ": " + text(outcome));
    }
  }

  private static String name(String subject, NotifyTrigger line, CommandSpec script) {
    return "(" + subject + ") " + line.keyword() + " script " + script.arguments().getFirst();
  }

  static String text(SpawnOutcome outcome) {
    return switch (outcome) {
      case SpawnOutcome.Exited(int status) -> "exited with status " + status;
      case SpawnOutcome.Signalled(int signal) -> "ended by signal " + signal;
      case SpawnOutcome.TimedOut() -> "timed out";
      case SpawnOutcome.CannotRun(String reason) -> reason;
    };
  }
}
