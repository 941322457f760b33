package io.holdfast.daemon.notify;

import io.holdfast.core.Effect;
import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.ScriptOutcome.Kind;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.daemon.check.ScriptPolicy;
import io.holdfast.daemon.log.Log;
import io.holdfast.linux.event.Signals;
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
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands that instances wait for, each on a thread of its own, told {@code INSTANCE},
 * the name and the word. Their deadlines are the engine's. {@link #run} and {@link #cancel} are for
 * the loop thread and never wait.
 */
public final class GateHooks implements AutoCloseable {
  /** Longer than any deadline that can be configured: the engine cancels before. */
  private static final long LIMIT_MILLIS = TimeUnit.HOURS.toMillis(2);

  private final Results results;
  private final Log log;
  private final Map<Integer, Run> running = new ConcurrentHashMap<>();
  private volatile GlobalSpec global = GlobalSpec.DEFAULT;

  /** Told how a command ended. */
  @FunctionalInterface
  public interface Results {
    /** A command ended; called on its thread. */
    void finished(int gateId, ScriptOutcome outcome);
  }

  /** Tells {@code results} of every command that was not cancelled. */
  public GateHooks(Log log, Results results) {
    this.log = log;
    this.results = results;
  }

  /** Takes the settings that decide who runs what from now on. */
  public void configure(GlobalSpec settings) {
    global = settings;
  }

  /** Starts a command. */
  public void run(Effect.RunGate order) {
    Run run = new Run();
    running.put(order.gateId(), run);
    Thread.ofPlatform()
        .daemon()
        .name("gate " + order.router())
        .start(() -> {
          ScriptOutcome outcome = run(order, run);
          if (running.remove(order.gateId()) != null) {
            results.finished(order.gateId(), outcome);
          }
        });
  }

  /** Ends a command with all it started: politely, and two seconds later by force. */
  public void cancel(Effect.CancelGate order) {
    Run run = running.remove(order.gateId());
    if (run != null) {
      run.cancel();
    }
  }

  /** Ends every command that still runs, at once. */
  @Override
  public void close() {
    running.values().forEach(Run::kill);
    running.clear();
  }

  private ScriptOutcome run(Effect.RunGate order, Run run) {
    String name = "(" + order.router() + ") " + order.kind().keyword();
    return switch (new ScriptPolicy(log::warning).decide(order.command(), name, global)) {
      case ScriptPolicy.Decision.Refuse(String reason) -> cannotRun(reason);
      case ScriptPolicy.Decision.Run(var user) -> {
        SpawnRequest plain = SpawnRequest.of(arguments(order), LIMIT_MILLIS);
        yield switch (Spawn.start(user == null ? plain : plain.as(user))) {
          case Started.Refused(SpawnOutcome.CannotRun reason) -> cannotRun(reason.reason());
          case Started.Running(Child child) -> {
            run.started(child);
            yield outcome(child.await().outcome());
          }
        };
      }
    };
  }

  private static List<String> arguments(Effect.RunGate order) {
    List<String> arguments = new ArrayList<>(order.command().arguments());
    arguments.addAll(List.of("INSTANCE", order.router(), order.kind().name()));
    return arguments;
  }

  private static ScriptOutcome outcome(SpawnOutcome outcome) {
    return switch (outcome) {
      case SpawnOutcome.Exited(int status) -> new ScriptOutcome(Kind.EXITED, status, "");
      case SpawnOutcome.Signalled(int signal) -> new ScriptOutcome(Kind.SIGNALLED, signal, "");
      case SpawnOutcome.TimedOut() -> new ScriptOutcome(Kind.TIMED_OUT, 0, "");
      case SpawnOutcome.CannotRun(String reason) -> cannotRun(reason);
    };
  }

  private static ScriptOutcome cannotRun(String reason) {
    return new ScriptOutcome(Kind.CANNOT_RUN, 0, reason);
  }

  /** One command, which may be cancelled before it has started. */
  private static final class Run {
    private @Nullable Child child;
    private boolean isCancelled;

    synchronized void started(Child program) {
      child = program;
      if (isCancelled) {
        end(program);
      }
    }

    synchronized void cancel() {
      isCancelled = true;
      if (child != null) {
        end(child);
      }
    }

    synchronized void kill() {
      if (child != null) {
        child.signal(Signals.SIGKILL);
      }
    }

    private static void end(Child program) {
      program.signal(Signals.SIGTERM);
      Thread.ofVirtual().start(program::end);
    }
  }
}
