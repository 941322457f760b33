package io.holdfast.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterminismTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 17, 400, -5, Long.MAX_VALUE})
  void sameSeedTellsTheSameStoryToTheByte(long seed) {
    String first = new SimulationRunner().replay(seed).timeline();
    String second = new SimulationRunner().replay(seed).timeline();

    assertThat(first).contains("daemon starts").isEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anotherSeedTellsAnother(long seed) {
    String first = new SimulationRunner().replay(seed).timeline();
    String second = new SimulationRunner().replay(seed + 1).timeline();

    assertThat(first.lines().skip(1)).isNotEqualTo(second.lines().skip(1));
  }
}
