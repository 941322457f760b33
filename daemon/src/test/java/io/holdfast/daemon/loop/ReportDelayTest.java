package io.holdfast.daemon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportDelayTest {
  private static final long NOW = 1_000_000_000_000L;
  private static final int ROOM_BYTES = 1 << 20;

  private final ReportDelay delay = new ReportDelay();

  @Test
  void reportsWaitWhileAddressesAreOnTheirWay() {
    delay.read(10, ROOM_BYTES);
    assertThat(delay.isOver(true, 20, NOW)).isFalse();
    assertThat(delay.isOver(false, 20, NOW)).isTrue();
  }

  @Test
  void theFirstOneWaitsForHalfASecondAtMostHoweverLongNothingWasReported() {
    delay.read(10, ROOM_BYTES);
    assertThat(delay.isOver(true, 20, NOW)).isFalse();
    assertThat(delay.isOver(true, 20, NOW + ReportDelay.LONGEST_NANOS - 1)).isFalse();
    assertThat(delay.isOver(true, 20, NOW + ReportDelay.LONGEST_NANOS)).isTrue();
    delay.read(20, ROOM_BYTES);
    assertThat(delay.isOver(true, 20, NOW + 2 * ReportDelay.LONGEST_NANOS)).isFalse();
  }

  @Test
  void theBufferOfTheKernelHoldsThem() {
    delay.read(10, ROOM_BYTES);
    assertThat(delay.isOver(true, 10 + 511, NOW)).isFalse();
    assertThat(delay.isOver(true, 10 + 512, NOW)).isTrue();
    delay.read(10, 0);
    assertThat(delay.isOver(true, 10, NOW)).isTrue();
  }
}
