package io.holdfast.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.daemon.lab.LabException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {
  private static final long TEN_MS = 10_000_000;
  private static final Instant START = Instant.ofEpochSecond(100);

  @Test
  void evenAdvertsDeviateByNothing() {
    Gaps gaps = gaps(10, 20, 30, 40);
    assertThat(gaps.quantileMs(0.99)).isZero();
    assertThat(gaps.driftPercent()).isZero();
  }

  @Test
  void earlyAndLateAdvertsDeviateAlike() {
    Gaps gaps = gaps(10, 20, 29, 40, 50);
    assertThat(gaps.quantileMs(0.5)).isZero();
    assertThat(gaps.quantileMs(0.99)).isEqualTo(1.0);
    assertThat(gaps.driftPercent()).isZero();
  }

  @Test
  void aGapCountsForEachAdvertThatItSwallowed() {
    // One that is 90 ms late, one 80, and so on down to the one that came.
    Gaps gaps = gaps(0, 100);
    assertThat(gaps.quantileMs(1)).isEqualTo(90.0);
    assertThat(gaps.quantileMs(0.5)).isEqualTo(40.0);
    assertThat(gaps.quantileMs(0.1)).isZero();
  }

  @Test
  void aSilenceAtTheEndCounts() {
    Gaps gaps = Gaps.ofTimes(List.of(times(0, 10)), TEN_MS, START.plusMillis(60));
    assertThat(gaps.quantileMs(1)).isEqualTo(40.0);
    assertThat(gaps.driftPercent()).isZero();
  }

  @Test
  void aTimerThatIsArmedTooLateEachTimeDrifts() {
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      times.add(START.plusNanos(i * (TEN_MS + TEN_MS / 50)));
    }
    Gaps gaps = Gaps.ofTimes(List.of(times), TEN_MS, times.getLast());
    assertThat(gaps.driftPercent()).isCloseTo(2, within(1e-6));
  }

  @Test
  void aLateAdvertIsNoDrift() {
    assertThat(gaps(0, 10, 26, 30, 40).driftPercent()).isZero();
  }

  @Test
  void routersAreApart() {
    Gaps gaps = Gaps.ofTimes(List.of(times(0, 10), times(3, 13)), TEN_MS, START.plusMillis(15));
    assertThat(gaps.quantileMs(1)).isZero();
  }

  @Test
  void withoutTwoAdvertsThereIsNothingToSay() {
    assertThatThrownBy(() -> gaps(10)).isInstanceOf(LabException.class);
  }

  private static Gaps gaps(long... millis) {
    List<Instant> times = times(millis);
    return Gaps.ofTimes(List.of(times), TEN_MS, times.getLast());
  }

  private static List<Instant> times(long... millis) {
    List<Instant> times = new ArrayList<>();
    for (long at : millis) {
      times.add(START.plusMillis(at));
    }
    return times;
  }
}
