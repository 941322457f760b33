package io.holdfast.daemon.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Effect;
import io.holdfast.core.GateKind;
import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.ScriptOutcome.Kind;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.log.LogDetail;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateHooksTest {
  private static final long PATIENCE_SECONDS = 20;

  @TempDir private Path directory;
  private final Log log = Log.start(List.of(), LogDetail.NORMAL);
  private final BlockingQueue<Map.Entry<Integer, ScriptOutcome>> ended =
      new LinkedBlockingQueue<>();
  private final GateHooks gates =
      new GateHooks(log, (gate, outcome) -> ended.add(Map.entry(gate, outcome)));

  @AfterEach
  void endEverything() {
    gates.close();
    log.close();
  }

  @Test
  void aCommandIsToldWhatItIsForAndItsStatusComesBack() throws Exception {
    Path file = directory.resolve("told");
    gates.run(order(7, "/bin/sh", "-c", "echo \"$*\" >" + file + "; exit 3", "sh"));
    assertThat(next()).isEqualTo(Map.entry(7, new ScriptOutcome(Kind.EXITED, 3, "")));
    assertThat(file).hasContent("INSTANCE VI_1 BEFORE_MASTER\n");
  }

  @Test
  void aCommandThatIsCancelledEndsAndIsNotHeardOf() throws Exception {
    Path fifo = directory.resolve("alive");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    gates.run(order(1, "/bin/sh", "-c", "exec 3>" + fifo + "; echo >&3; sleep 600", "sh"));
    try (var alive = java.nio.file.Files.newInputStream(fifo)) {
      assertThat(alive.read()).isEqualTo('\n');
      gates.cancel(new Effect.CancelGate(1));
      assertThat(alive.read()).as("end of what the command held open").isEqualTo(-1);
    }
    gates.run(order(2, "/bin/true"));
    assertThat(next().getKey()).isEqualTo(2);
  }

  @Test
  void aCommandThatIsNotThereIsAFailure() throws Exception {
    gates.run(order(1, directory.resolve("missing").toString()));
    assertThat(next().getValue().kind()).isEqualTo(Kind.CANNOT_RUN);
  }

  private Map.Entry<Integer, ScriptOutcome> next() throws InterruptedException {
    return Objects.requireNonNull(ended.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  private static Effect.RunGate order(int id, String... command) {
    CommandSpec spec = new CommandSpec(List.of(command), "root", "");
    return new Effect.RunGate(id, "VI_1", GateKind.BEFORE_MASTER, spec);
  }
}
