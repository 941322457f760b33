package io.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchOptionsTest {
  @Test
  void defaultsAreFiveRunsOfEverythingAndNoFiles() {
    assertThat(BenchOptions.parse()).isEqualTo(new BenchOptions(5, List.of(), 0, "", "", ""));
    assertThat(BenchOptions.parse().wants("start")).isTrue();
  }

  @Test
  void optionsMayComeInAnyOrder() {
    String line = "--json a --runs 12 --markdown b --rows c,d --profile e --aged 60";
    assertThat(BenchOptions.parse(line.split(" ", -1)))
        .isEqualTo(new BenchOptions(12, List.of("c", "d"), 60, "e", "a", "b"));
  }

  @ParameterizedTest
  @CsvSource({
    "failover, failover-1x4000-floor, true",
    "failover-1, failover-1, true",
    "failover-1, failover-1x4000, false",
    "failover-1x4000, failover-1x4000-floor, true",
    "over, failover-1, false",
  })
  void aRowIsKnownByItsBeginning(String wanted, String row, boolean isWanted) {
    assertThat(BenchOptions.parse("--rows", "start," + wanted).wants(row)).isEqualTo(isWanted);
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
