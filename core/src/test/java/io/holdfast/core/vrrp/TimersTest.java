package io.holdfast.core.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected microseconds are reckoned by hand from state-machine section 2. */
class TimersTest {

  @ParameterizedTest
  @CsvSource({
    "2, 100, 100, 609375",
    "2, 100, 2500, 609375",
    "2, 255, 100, 3906",
    "2, 1, 100, 996093",
    "3, 100, 100, 609375",
    "3, 100, 1, 6093",
    "3, 255, 100, 3906",
    "3, 1, 4095, 40790039",
    "3, 150, 25, 103515"
  })
  void skew(int version, int priority, int intervalCs, long micros) {
    assertThat(Timers.skewNanos(version, priority, intervalCs)).isEqualTo(micros * 1_000);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 100, 100, 3, 3609375",
    "2, 150, 100, 3, 3414062",
    "2, 254, 100, 3, 3007812",
    "2, 100, 100, 5, 5609375",
    "3, 100, 1, 3, 36093",
    "3, 1, 4095, 100, 4135790039"
  })
  void masterDown(int version, int priority, int intervalCs, int adverts, long micros) {
    assertThat(Timers.masterDownNanos(version, priority, intervalCs, adverts))
        .isEqualTo(micros * 1_000);
  }
}
