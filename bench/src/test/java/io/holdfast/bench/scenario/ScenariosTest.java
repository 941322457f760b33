package io.holdfast.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScenariosTest {
  private static final int SECONDS_OF_A_SERIES = 40 * 60;
  private static final int DEFAULT_RUNS = 5;

  @Test
  void namesAreUnique() {
    assertThat(Scenarios.all()).extracting(Row::name).doesNotHaveDuplicates();
  }

  @Test
  void aSeriesTakesLessThanFortyMinutes() {
    int seconds = Scenarios.all().stream().mapToInt(Row::seconds).sum();
    assertThat(seconds * DEFAULT_RUNS).isLessThan(SECONDS_OF_A_SERIES);
  }

  @Test
  void theFloorTellsItsStartInSeconds() {
    assertThat(FloorScenario.instant(new BigDecimal("1700000000.000000042")))
        .isEqualTo(Instant.ofEpochSecond(1_700_000_000L, 42));
  }
}
