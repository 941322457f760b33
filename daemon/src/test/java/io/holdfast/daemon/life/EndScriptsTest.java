package io.holdfast.daemon.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.GlobalBuilder;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.LifecycleSpec;
import io.holdfast.core.spec.TimedCommandSpec;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.log.LogDetail;
import io.holdfast.daemon.log.LogLine;
import io.holdfast.daemon.log.LogSink;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndScriptsTest {
  private static final long SECOND_NANOS = 1_000_000_000;

  @TempDir private Path directory;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Test
  void eachIsWaitedForAndItsFailureIsSaid() {
    Path file = directory.resolve("ran");
    GlobalSpec global =
        global("echo up >>" + file, 10 * SECOND_NANOS, "echo down >>" + file + "; exit 4");
    Log log = log();
    EndScripts scripts = new EndScripts(log);
    scripts.start(global);
    assertThat(file).hasContent("up\n");
    scripts.stop(global);
    assertThat(file).hasContent("up\ndown\n");
    log.close();
    assertThat(lines)
        .containsExactly(
            "Running startup script /bin/sh",
            "startup script script succeeded",
            "Running shutdown script /bin/sh",
            "shutdown script script failed, status 4");
  }

  @Test
  void oneThatHangsIsEndedAtItsTime() {
    Log log = log();
    new EndScripts(log).start(global("exec sleep 100", SECOND_NANOS / 50, "true"));
    log.close();
    assertThat(lines).last().isEqualTo("startup script timed out");
  }

  private static GlobalSpec global(String startup, long timeoutNanos, String shutdown) {
    return GlobalBuilder.of(GlobalSpec.DEFAULT)
        .lifecycle(
            new LifecycleSpec(shell(startup, timeoutNanos), shell(shutdown, 10 * SECOND_NANOS)))
        .build();
  }

  private static TimedCommandSpec shell(String text, long timeoutNanos) {
    return new TimedCommandSpec(
        new CommandSpec(List.of("/bin/sh", "-c", text), "", ""), timeoutNanos);
  }

  private Log log() {
    LogSink sink =
        new LogSink() {
          @Override
          public void write(LogLine line) {
            lines.add(line.text());
          }

          @Override
          public void close() {
            // Nothing is open.
          }
        };
    return Log.start(List.of(sink), LogDetail.NORMAL);
  }
}
