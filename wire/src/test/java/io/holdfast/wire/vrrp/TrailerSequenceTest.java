package io.holdfast.wire.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Numbers grow whatever the clock does, and are serial numbers. */
class TrailerSequenceTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void followsTheClockAndCountsWhileItStandsStill() {
    TrailerSequence sequence = new TrailerSequence();
    assertThat(sequence.next(7 * SECOND + SECOND / 2, 5)).isEqualTo(0x7_8000_0000L);
    assertThat(sequence.next(7 * SECOND + SECOND / 2, 5)).isEqualTo(0x7_8000_0001L);
    assertThat(sequence.next(6 * SECOND, 5)).isEqualTo(0x7_8000_0002L);
    assertThat(sequence.next(8 * SECOND, 5)).isEqualTo(0x8_0000_0000L);
  }

  @Test
  void startsAgainWhenTheClockWasFarAhead() {
    TrailerSequence sequence = new TrailerSequence();
    sequence.next(100 * SECOND, 5);
    assertThat(sequence.next(90 * SECOND, 5)).isEqualTo(90L << 32);
    assertThat(sequence.next(80 * SECOND, 0)).isEqualTo((90L << 32) + 1);
  }

  @Test
  void comparesAsSerialNumbers() {
    assertThat(TrailerSequence.isAfter(5, 4)).isTrue();
    assertThat(TrailerSequence.isAfter(4, 4)).isFalse();
    assertThat(TrailerSequence.isAfter(1, -1)).isTrue();
    assertThat(TrailerSequence.isAfter(-1, 1)).isFalse();
    assertThat(TrailerSequence.seconds(0x7_8000_0000L)).isEqualTo(7);
  }
}
