package io.holdfast.daemon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportDelayTest {
  private static final long NOW = 1_000_000_000_000L;
  private static final int ROOM_BYTES = 1 << 20;

  private final ReportDelay delay = new ReportDelay();

  @Test
  void reportsWaitWhileAddressesAreOnTheirWay() {
    delay.read(10, NOW, ROOM_BYTES);
    assertThat(delay.isOver(true, 20, NOW + 1)).isFalse();
    assertThat(delay.isOver(false, 20, NOW + 1)).isTrue();
  }

  @Test
  void theyWaitForHalfASecondAtMost() {
    delay.read(10, NOW, ROOM_BYTES);
    assertThat(delay.isOver(true, 20, NOW + ReportDelay.LONGEST_NANOS - 1)).isFalse();
    assertThat(delay.isOver(true, 20, NOW + ReportDelay.LONGEST_NANOS)).isTrue();
  }

  @Test
  void theBufferOfTheKernelHoldsThem() {
    delay.read(10, NOW, ROOM_BYTES);
    assertThat(delay.isOver(true, 10 + 511, NOW)).isFalse();
    assertThat(delay.isOver(true, 10 + 512, NOW)).isTrue();
    delay.read(10, NOW, 0);
    assertThat(delay.isOver(true, 10, NOW)).isTrue();
  }
}
