package io.holdfast.core.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When each of many masters of one moment sends again. */
class AdvertSpreadTest {
  private static final long DUE_NANOS = 5_000_000_000L;

  private final AdvertSpread spread = new AdvertSpread();

  @ParameterizedTest(name = "{0} masters at {1} cs")
  @CsvSource({
    "1, 1, 1, 1",
    "32, 1, 1, 32",
    "33, 1, 2, 32",
    "255, 1, 8, 32",
    "4000, 1, 125, 32",
    "255, 2, 4, 64",
    "255, 4, 2, 128",
    "128, 100, 1, 128",
    "4000, 100, 32, 128",
    "4000, 25500, 32, 128"
  })
  void groupsAreSpreadEvenly(int masters, int intervalCs, int groups, int largest) {
    long intervalNanos = Timers.intervalNanos(intervalCs);
    TreeMap<Long, Integer> bursts = new TreeMap<>();
    for (int master = 0; master < masters; master++) {
      bursts.merge(spread.nextNanos(DUE_NANOS, intervalCs, DUE_NANOS), 1, Integer::sum);
    }
    assertThat(bursts).hasSize(groups);
    assertThat(bursts.values()).allMatch(size -> size <= largest);
    assertThat(bursts.firstKey()).as("none twice").isGreaterThan(DUE_NANOS);
    assertThat(bursts.lastEntry().getValue()).isEqualTo(Math.min(masters, largest));
    assertThat(bursts.lastKey()).as("none late").isEqualTo(DUE_NANOS + intervalNanos);
    long before = DUE_NANOS;
    for (long burst : bursts.keySet()) {
      assertThat(burst - before).as("pause").isLessThanOrEqualTo(2 * intervalNanos / groups);
      before = burst;
    }
  }

  @Test
  void anotherMomentBeginsAnew() {
    for (int master = 0; master < 100; master++) {
      spread.nextNanos(DUE_NANOS, 1, DUE_NANOS);
    }
    long nextNanos = spread.nextNanos(DUE_NANOS + 1, 1, DUE_NANOS + 1);
    assertThat(nextNanos).isEqualTo(DUE_NANOS + 1 + Timers.intervalNanos(1));
  }

  @Test
  void aLateTurnStillSendsWithinAnIntervalFromNow() {
    for (int master = 0; master < 255; master++) {
      long nowNanos = DUE_NANOS + 123_456_789;
      long nextNanos = spread.nextNanos(DUE_NANOS, 1, nowNanos);
      assertThat(nextNanos - nowNanos).isBetween(1L, Timers.intervalNanos(1));
    }
  }
}
