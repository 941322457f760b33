package io.holdfast.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

  @Test
  void oneSeedIsJudgedInOneLine() {
    assertThat(run(0, "--seed", "3")).isEqualTo("seed 3: every property held\n");
    assertThat(run(0, "--seed=3")).isEqualTo("seed 3: every property held\n");
  }

  @Test
  void theTimelineComesOnDemand() {
    assertThat(run(0, "--timeline", "--seed", "3"))
        .startsWith("seed 3")
        .contains("\nh1 ", "Entering MASTER STATE")
        .endsWith("seed 3: every property held\n");
  }

  @Test
  void aRangeIsCounted() {
    assertThat(run(0, "--seeds", "-2..2")).startsWith("5 seeds, 0 failed, ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--seed", "--seed x", "--seeds 3", "--seeds 2..1", "--seeds ..", "--sed 1", "1"})
  void nonsenseIsAnsweredWithTheUsage(String line) {
    assertThat(run(2, line.split(" "))).startsWith("usage: holdfast simulate");
  }

  private static String run(int expectedExit, String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int exit =
        Simulation.run(List.of(arguments), new PrintStream(bytes, false, StandardCharsets.UTF_8));
    String text = bytes.toString(StandardCharsets.UTF_8);
    assertThat(exit).as(text).isEqualTo(expectedExit);
    return text;
  }
}
