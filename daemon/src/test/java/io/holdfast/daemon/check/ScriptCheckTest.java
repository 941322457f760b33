package io.holdfast.daemon.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.ScriptOutcome.Kind;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalBuilder;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.ScriptSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptCheckTest {
  private static final GlobalSpec SECURE =
      GlobalBuilder.of(GlobalSpec.DEFAULT).scriptSecurity(true).build();

  private final LinkedBlockingQueue<ScriptOutcome> outcomes = new LinkedBlockingQueue<>();
  private final ScriptCheck check = new ScriptCheck((script, outcome) -> outcomes.add(outcome));
  private final List<String> warnings = new ArrayList<>();

  @TempDir Path directory;

  @Test
  void tellsHowARunEnded() throws InterruptedException {
    assertThat(run(GlobalSpec.DEFAULT, "", "/bin/sh", "-c", "exit 0").success()).isTrue();
    assertThat(run(GlobalSpec.DEFAULT, "", "/bin/sh", "-c", "exit 3"))
        .extracting(ScriptOutcome::kind, ScriptOutcome::number)
        .containsExactly(Kind.EXITED, 3);
    assertThat(run(GlobalSpec.DEFAULT, "", "/bin/sleep", "60").kind()).isEqualTo(Kind.TIMED_OUT);
  }

  @Test
  void keepsTheOutputAndTheTime() throws InterruptedException {
    String text = "printf '\\nfirst\\r\\n\\tno \\033[31mred\\n'";
    ScriptOutcome outcome = run(GlobalSpec.DEFAULT, "", "/bin/sh", "-c", text);
    assertThat(outcome.output()).isEqualTo("first\n\tno ?[31mred");
    assertThat(outcome.lastLine()).isEqualTo("\tno ?[31mred");
    assertThat(outcome.durationNanos()).isPositive();
  }

  @Test
  void whoStopsLeavesNoScriptRunning() throws Exception {
    Path pid = directory.resolve("pid");
    String text = "echo $$ >%1$s.new; mv %1$s.new %1$s; sleep 60".formatted(pid);
    long minute = TimeUnit.MINUTES.toNanos(1);
    List<String> command = List.of("/bin/sh", "-c", text);
    ScriptSpec script = new ScriptSpec("check", command, "", "", minute, minute, 1, 1, false, null);
    check.prepare(
        new Configuration(GlobalSpec.DEFAULT, List.of(), List.of(script)),
        new ScriptPolicy(warnings::add));
    check.start(script);
    while (!Files.exists(pid)) {
      Thread.onSpinWait();
    }
    ProcessHandle running =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    check.close();
    assertThat(running.onExit()).succeedsWithin(10, TimeUnit.SECONDS);
    assertThat(outcomes).isEmpty();
  }

  /** The shell and what it started end together: nobody writes on after the time is over. */
  @Test
  void atItsTimeoutTheWholeProcessGroupEnds() throws Exception {
    Path pids = directory.resolve("pids");
    String text = "sleep 60 >/dev/null 2>&1 & echo $$ $! >" + pids + "; wait";
    assertThat(run(GlobalSpec.DEFAULT, "", 1000, "/bin/sh", "-c", text).kind())
        .isEqualTo(Kind.TIMED_OUT);
    String[] both = Files.readString(pids).strip().split(" ", -1);
    assertThat(both).hasSize(2);
    for (String pid : both) {
      ProcessHandle.of(Long.parseLong(pid))
          .ifPresent(left -> assertThat(left.onExit()).succeedsWithin(10, TimeUnit.SECONDS));
    }
  }

  /** A reload prepares before the running configuration is replaced, which may take a while. */
  @Test
  void whatRunsUntilAReloadIsDoneCanRunUntilThen() throws InterruptedException {
    ScriptSpec script = script("/bin/true");
    prepare(List.of(script));
    prepare(List.of());
    assertThat(run(script).success()).as("before the new configuration counts").isTrue();
    prepare(List.of());
    assertThat(run(script).reason()).as("long gone").isEqualTo("not prepared");
  }

  private void prepare(List<ScriptSpec> scripts) {
    Configuration configuration = new Configuration(GlobalSpec.DEFAULT, List.of(), scripts);
    check.prepare(configuration, new ScriptPolicy(warnings::add));
  }

  private ScriptOutcome run(ScriptSpec script) throws InterruptedException {
    check.start(script);
    ScriptOutcome outcome = outcomes.poll(20, TimeUnit.SECONDS);
    assertThat(outcome).isNotNull();
    return outcome;
  }

  private static ScriptSpec script(String command) {
    long second = TimeUnit.SECONDS.toNanos(10);
    return new ScriptSpec("web", List.of(command), "", "", second, second, 1, 1, false, null);
  }

  /** keepalived has dropped it until a reload. */
  @Test
  void aScriptThatWasMissingRunsOnceItIsThere() throws Exception {
    Path file = directory.resolve("late.sh");
    ScriptSpec script = script(file.toString());
    prepare(List.of(script));
    assertThat(run(script).reason()).contains("could not find script");
    Files.writeString(file, "#!/bin/sh\nexit 0\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(run(script).kind()).as("looked at again").isEqualTo(Kind.CANNOT_RUN);
    assertThat(run(script).success()).isTrue();
  }

  @Test
  void aScriptThatCannotRunHasFailed() throws InterruptedException {
    ScriptOutcome missing = run(GlobalSpec.DEFAULT, "", "/nonexistent/check");
    assertThat(missing.kind()).isEqualTo(Kind.CANNOT_RUN);
    assertThat(missing.success()).isFalse();
    assertThat(run(GlobalSpec.DEFAULT, "no-such-user", "/bin/true").kind())
        .isEqualTo(Kind.CANNOT_RUN);
    assertThat(run(GlobalSpec.DEFAULT, "", "no-such-program").reason()).contains("in path");
  }

  @Test
  void aScriptThatOthersCouldChangeIsNotRunForRootWhenSecurityIsOn() throws Exception {
    Path script = directory.resolve("check.sh");
    Files.writeString(script, "#!/bin/sh\nexit 0\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxrwxrwx"));
    ScriptOutcome outcome = run(SECURE, "root", script.toString());
    assertThat(outcome.kind()).isEqualTo(Kind.CANNOT_RUN);
    assertThat(outcome.reason()).startsWith("Unsafe permissions found for script '");
    assertThat(warnings).contains(outcome.reason());
  }

  private ScriptOutcome run(GlobalSpec global, String user, String... command)
      throws InterruptedException {
    return run(global, user, command[0].endsWith("sleep") ? 200 : 10_000, command);
  }

  private ScriptOutcome run(GlobalSpec global, String user, long timeoutMillis, String... command)
      throws InterruptedException {
    long timeoutNanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    ScriptSpec script =
        new ScriptSpec(
            "check", List.of(command), user, "", timeoutNanos, timeoutNanos, 1, 1, false, null);
    check.prepare(
        new Configuration(global, List.of(), List.of(script)), new ScriptPolicy(warnings::add));
    check.start(script);
    ScriptOutcome outcome = outcomes.poll(20, TimeUnit.SECONDS);
    assertThat(outcome).isNotNull();
    return outcome;
  }
}
