package io.holdfast.linux.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long wait is cut so that the kernel's slack, part of the waiting time, stays small. */
class EpollPatienceTest {
  private static final long SLACK_NANOS = 10_000;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 5_000_000, 10_000_000})
  void shortWaitsAreNotCut(long leftNanos) {
    assertThat(Epoll.exactPart(leftNanos)).isEqualTo(leftNanos);
  }

  @ParameterizedTest
  @ValueSource(longs = {10_000_001, 1_000_000_000, 3_609_375_000L, 255_000_000_000L})
  void longWaitsStopShortOfTheSlackAndReachTheEndInAFewSteps(long leftNanos) {
    long left = leftNanos;
    int steps = 0;
    for (long part = Epoll.exactPart(left); part < left; part = Epoll.exactPart(left)) {
      assertThat(part + part / 200)
          .as("even a late end comes before the deadline")
          .isLessThan(left);
      left -= part;
      steps++;
    }
    assertThat(left / 1000).isLessThanOrEqualTo(SLACK_NANOS);
    assertThat(steps).isBetween(1, 3);
  }
}
