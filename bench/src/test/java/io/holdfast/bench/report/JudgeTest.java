package io.holdfast.bench.report;

import static io.holdfast.bench.report.Contender.FLOOR;
import static io.holdfast.bench.report.Contender.HOLDFAST;
import static io.holdfast.bench.report.Contender.KEEPALIVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.bench.report.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
  @Test
  void aRatioIsThatOfTheMedians() {
    RunsFixture runs =
        new RunsFixture()
            .with(HOLDFAST, Metric.CPU_MASTER, 10, 30, 20)
            .with(KEEPALIVED, Metric.CPU_MASTER, 100, 90, 80);
    Verdict verdict = only(runs, Metric.CPU_MASTER);
    assertThat(verdict.figure()).isCloseTo(20.0 / 90, within(1e-9));
    assertThat(verdict.outcome()).isEqualTo(Outcome.MET);
  }

  @Test
  void offInEveryRunIsAMiss() {
    RunsFixture runs =
        new RunsFixture()
            .with(HOLDFAST, Metric.CPU_MASTER, 50, 60, 50, 50, 70)
            .with(KEEPALIVED, Metric.CPU_MASTER, 100, 100, 100, 100, 100);
    assertThat(only(runs, Metric.CPU_MASTER).outcome()).isEqualTo(Outcome.MISSED);
    assertThat(new Judge(runs.results()).misses())
        .containsExactly("cpu_master: 0.500 instead of 0.4x");
  }

  @Test
  void offInFourOfFiveRunsIsNoise() {
    RunsFixture runs =
        new RunsFixture()
            .with(HOLDFAST, Metric.CPU_MASTER, 50, 60, 50, 50, 30)
            .with(KEEPALIVED, Metric.CPU_MASTER, 100, 100, 100, 100, 100);
    assertThat(only(runs, Metric.CPU_MASTER).outcome()).isEqualTo(Outcome.IN_NOISE);
    assertThat(new Judge(runs.results()).misses()).isEmpty();
  }

  @Test
  void eachRunIsComparedWithWhatWasBesideIt() {
    RunsFixture runs =
        new RunsFixture()
            .with(HOLDFAST, Metric.CPU_MASTER, 90, 50, 50)
            .with(KEEPALIVED, Metric.CPU_MASTER, 300, 100, 100);
    // In the first run, everything was slow.
    assertThat(only(runs, Metric.CPU_MASTER).outcome()).isEqualTo(Outcome.IN_NOISE);
  }

  @Test
  void theFloorIsATargetOfItsOwn() {
    RunsFixture runs =
        new RunsFixture()
            .with(HOLDFAST, Metric.ANNOUNCED_1_X_4000, 121)
            .with(KEEPALIVED, Metric.ANNOUNCED_1_X_4000, 300)
            .with(FLOOR, Metric.ANNOUNCED_1_X_4000, 100);
    assertThat(new Judge(runs.results()).verdicts(Metric.ANNOUNCED_1_X_4000))
        .extracting(Verdict::outcome)
        .containsExactly(Outcome.MET, Outcome.MISSED);
  }

  @Test
  void aDisturbanceIsComparedWithTheSameDaemonUndisturbed() {
    RunsFixture runs =
        new RunsFixture()
            .with(HOLDFAST, Metric.CALM_P99, 1, 5)
            .with(HOLDFAST, Metric.LOG_P99, 3.5, 7.5);
    assertThat(only(runs, Metric.LOG_P99).figure()).isEqualTo(2.5);
    assertThat(only(runs, Metric.LOG_P99).outcome()).isEqualTo(Outcome.MISSED);
  }

  @Test
  void aRateShouldBeHigh() {
    assertThat(
            only(new RunsFixture().with(HOLDFAST, Metric.RATE_MASTER, 25_500), Metric.RATE_MASTER))
        .extracting(Verdict::outcome)
        .isEqualTo(Outcome.MET);
    assertThat(
            only(new RunsFixture().with(HOLDFAST, Metric.RATE_MASTER, 20_000), Metric.RATE_MASTER))
        .extracting(Verdict::outcome)
        .isEqualTo(Outcome.MISSED);
  }

  @Test
  void withoutTheOtherValueNothingIsSaid() {
    RunsFixture runs = new RunsFixture().with(HOLDFAST, Metric.CPU_MASTER, 700);
    assertThat(only(runs, Metric.CPU_MASTER).outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, true",
    "2, 3, false",
    "3, 3, true",
    "4, 4, true",
    "3, 4, false",
    "5, 5, true",
    "4, 5, false",
    "6, 7, true",
    "8, 10, true",
    "7, 10, false",
    "0, 5, false"
  })
  void chanceIsLeftATenthOfSeries(long off, int runs, boolean isMore) {
    assertThat(Judge.isMore(off, runs)).isEqualTo(isMore);
  }

  private static Verdict only(RunsFixture runs, Metric metric) {
    return new Judge(runs.results()).verdicts(metric).getFirst();
  }
}
