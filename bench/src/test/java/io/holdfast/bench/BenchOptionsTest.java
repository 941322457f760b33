package io.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchOptionsTest {
  @Test
  void defaultsAreFiveRunsAndNoFiles() {
    assertThat(BenchOptions.parse()).isEqualTo(new BenchOptions(5, "", "", ""));
  }

  @Test
  void optionsMayComeInAnyOrder() {
    assertThat(BenchOptions.parse("--json", "a", "--runs", "12", "--markdown", "b", "--only", "c"))
        .isEqualTo(new BenchOptions(12, "a", "b", "c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1000", "five", ""})
  void impossibleNumbersOfRunsAreRefused(String runs) {
    assertThatThrownBy(() -> BenchOptions.parse("--runs", runs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 1 to 999");
  }

  @Test
  void otherWordsAreRefused() {
    assertThatThrownBy(() -> BenchOptions.parse("--fast", "1")).hasMessageContaining("--fast");
    assertThatThrownBy(() -> BenchOptions.parse("--runs")).hasMessageContaining("--runs");
  }
}
