package io.holdfast.daemon.check;

import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.ScriptOutcome.Kind;
import io.holdfast.core.spec.CheckSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.net.Namespaces;
import io.holdfast.linux.process.Run;
import io.holdfast.linux.process.Spawn;
import io.holdfast.linux.process.SpawnOutcome;
import io.holdfast.linux.process.SpawnRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Runs tracking scripts, and checks that need no process, each run of which is on a virtual thread
 * of its own. A script that may not or cannot be run counts as failed: keepalived drops it, and the
 * node looks healthy. {@link #start} is for the loop thread and never blocks.
 */
public final class ScriptCheck implements AutoCloseable {
  /** What is kept of each script: some may print much, and there may be thousands of them. */
  private static final int OUTPUT_BYTES = 4096;

  private static final Pattern LINE_END = Pattern.compile("\\R");
  private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

  private final Results results;
  private final Map<String, Run> latestRuns = new ConcurrentHashMap<>();
  private Map<ScriptSpec, ScriptPolicy.Decision> latest = Map.of();
  private volatile Map<ScriptSpec, ScriptPolicy.Decision> decisions = Map.of();
  private volatile GlobalSpec global = GlobalSpec.DEFAULT;

  /** Told how a run ended. */
  @FunctionalInterface
  public interface Results {
    /** A run ended; never called on the thread that started it. */
    void finished(String script, ScriptOutcome outcome);
  }

  /** Tells {@code results} of every run. */
  public ScriptCheck(Results results) {
    this.results = results;
  }

  /**
   * Decides once who runs each script and whether it may run. What was decided the last time is
   * kept beside it: the scripts of the running configuration run on until it is replaced. Blocks;
   * not for the loop thread.
   */
  public synchronized void prepare(Configuration configuration, ScriptPolicy policy) {
    global = configuration.global();
    Map<ScriptSpec, ScriptPolicy.Decision> next = new HashMap<>();
    for (ScriptSpec script : configuration.scripts()) {
      if (script.check() == null) {
        next.put(script, policy.decide(script, configuration.global()));
      }
    }
    if (!next.isEmpty()) {
      Spawn.prepare();
    }
    Map<ScriptSpec, ScriptPolicy.Decision> both = new ConcurrentHashMap<>(latest);
    both.putAll(next);
    latest = next;
    decisions = both;
  }

  /** Starts a run and returns at once. */
  public void start(ScriptSpec script) {
    long startNanos = MonotonicClock.nanos();
    ScriptPolicy.Decision decision = decisions.get(script);
    if (script.check() == null && decision instanceof ScriptPolicy.Decision.Run(var user)) {
      SpawnRequest request = request(script);
      Run run =
          Spawn.run(
              user == null ? request : request.as(user),
              result -> {
                long nanos = MonotonicClock.nanos() - startNanos;
                ScriptOutcome outcome = outcome(result.outcome());
                results.finished(script.name(), outcome.after(nanos, printable(result.output())));
              });
      if (run != null) {
        latestRuns.put(script.name(), run);
      }
      return;
    }
    boolean isElsewhere = !script.namespace().isEmpty() && script.check() != null;
    // Who enters a namespace takes its thread along, so that must not be shared.
    Thread.Builder thread = isElsewhere ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
    thread
        .name("script " + script.name())
        .start(() -> results.finished(script.name(), withoutProgram(script)));
  }

  /** Asks the scripts that run to end, as keepalived does when it stops. Never blocks. */
  @Override
  public void close() {
    latestRuns.values().forEach(Run::cancel);
  }

  private ScriptOutcome withoutProgram(ScriptSpec script) {
    long startNanos = MonotonicClock.nanos();
    CheckSpec check = script.check();
    ScriptOutcome outcome = check == null ? refused(script) : builtIn(check, script);
    return outcome.after(MonotonicClock.nanos() - startNanos, "");
  }

  private static ScriptOutcome builtIn(CheckSpec check, ScriptSpec script) {
    int result = script.namespace().isEmpty() ? 0 : Namespaces.join(script.namespace());
    return result < 0
        ? new ScriptOutcome(
            Kind.CANNOT_RUN,
            0,
            "network namespace " + script.namespace() + ": " + Errno.describe(-result))
        : BuiltInCheck.run(check, script.timeoutNanos());
  }

  /** Looks whether it has been mended, for the next time. */
  private ScriptOutcome refused(ScriptSpec script) {
    Map<ScriptSpec, ScriptPolicy.Decision> current = decisions;
    if (!(current.get(script) instanceof ScriptPolicy.Decision.Refuse(String reason))) {
      return new ScriptOutcome(Kind.CANNOT_RUN, 0, "not prepared");
    }
    ScriptPolicy.Decision now = new ScriptPolicy(unsaid -> {}).decide(script, global);
    current.computeIfPresent(script, (same, before) -> now);
    return new ScriptOutcome(Kind.CANNOT_RUN, 0, reason);
  }

  private static SpawnRequest request(ScriptSpec script) {
    long timeoutMillis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(script.timeoutNanos()));
    return SpawnRequest.of(script.command(), timeoutMillis)
        .withOutput(OUTPUT_BYTES)
        .in(script.namespace());
  }

  /** It is shown on terminals, and may be what some server answered. */
  private static String printable(String output) {
    return output.isEmpty()
        ? ""
        : NOT_PRINTABLE.matcher(LINE_END.matcher(output.strip()).replaceAll("\n")).replaceAll("?");
  }

  private static ScriptOutcome outcome(SpawnOutcome outcome) {
    return switch (outcome) {
      case SpawnOutcome.Exited(int status) -> new ScriptOutcome(Kind.EXITED, status, "");
      case SpawnOutcome.Signalled(int signal) -> new ScriptOutcome(Kind.SIGNALLED, signal, "");
      case SpawnOutcome.TimedOut() -> new ScriptOutcome(Kind.TIMED_OUT, 0, "");
      case SpawnOutcome.CannotRun(String reason) -> new ScriptOutcome(Kind.CANNOT_RUN, 0, reason);
    };
  }
}
