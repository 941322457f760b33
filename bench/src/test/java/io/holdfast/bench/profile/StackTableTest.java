package io.holdfast.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StackTableTest {
  private static final Stack SEND =
      new Stack(
          "main",
          List.of(
              "java.lang.invoke.LambdaForm.invoke",
              "io.holdfast.linux.ffm.Syscalls.call",
              "io.holdfast.linux.net.SendBatch.send"),
          Duration.ofMillis(30));
  private static final Stack DECIDE =
      new Stack("main", List.of("io.holdfast.core.Engine.apply"), Duration.ofMillis(10));
  private static final Stack OTHER = new Stack("log", List.of(), Duration.ofMillis(60));

  @Test
  void timeGoesToTheInnermostMethodOfOursThatIsNoWrapper() {
    assertThat(new StackTable(Stream.of(SEND, DECIDE, SEND)).text("busy"))
        .startsWith("busy: 70.0 ms of CPU, 3 samples\n")
        .contains("      60.0 ms  85.7 %  io.holdfast.linux.net.SendBatch.send\n")
        .contains("      60.0 ms  85.7 %  system calls\n")
        .contains("      10.0 ms  14.3 %  io.holdfast.core.Engine.apply\n");
  }

  @Test
  void mostCostlyComesFirst() {
    assertThat(new StackTable(Stream.of(SEND, DECIDE, OTHER)).text("busy"))
        .containsSubsequence("by threads:\n", "log\n", "main\n", "by kind:\n")
        .containsSubsequence("(none)\n", "SendBatch.send\n", "Engine.apply\n");
  }

  @Test
  void nothingIsNoError() {
    assertThat(new StackTable(Stream.of()).text("idle")).startsWith("idle: 0.0 ms of CPU, 0");
  }
}
