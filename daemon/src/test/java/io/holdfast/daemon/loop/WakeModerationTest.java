package io.holdfast.daemon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.event.MonotonicClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakeModerationTest {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long SOON_NANOS = 50_000_000;
  private static final long AHEAD_NANOS = 10_000_000_000L;

  private final WakeModeration moderation = new WakeModeration();

  @AfterEach
  void close() {
    moderation.close();
  }

  @Test
  void restsOnceAfterWakeUpsInAHurry() {
    long wake = wakeTwice(WakeModeration.HURRY_NANOS - 1, 0);
    moderation.rest(NEVER);
    assertThat(MonotonicClock.nanos()).isGreaterThanOrEqualTo(wake + WakeModeration.REST_NANOS);
    assertThat(moderation.isHurried()).isFalse();
  }

  @Test
  void restsAgainWhilePacketsHaveWaitedMeanwhile() {
    long wake = wakeTwice(WakeModeration.HURRY_NANOS - 1, SOON_NANOS);
    moderation.rest(NEVER);
    moderation.woke(wake + WakeModeration.REST_NANOS + WakeModeration.HURRY_NANOS - 1);
    assertThat(moderation.isHurried()).isTrue();
  }

  @Test
  void restsLongerWhileFewAdvertsCome() {
    long wake = restTwice();
    moderation.received(WakeModeration.FEW_PACKETS);
    moderation.rest(NEVER);
    assertThat(MonotonicClock.nanos()).isGreaterThanOrEqualTo(wake + 2 * WakeModeration.REST_NANOS);
  }

  @Test
  void manyAdvertsEndTheLongRest() {
    restTwice();
    moderation.received(WakeModeration.FEW_PACKETS + 1);
    assertThat(moderation.restNanos()).isEqualTo(WakeModeration.REST_NANOS);
  }

  @Test
  void whatIsNoAdvertEndsTheLongRest() {
    restTwice();
    assertThat(moderation.restNanos()).isEqualTo(2 * WakeModeration.REST_NANOS);
    moderation.receivedOther();
    assertThat(moderation.restNanos()).isEqualTo(WakeModeration.REST_NANOS);
  }

  @Test
  void aDeadlineIsNotSleptThrough() {
    long wake = wakeTwice(WakeModeration.HURRY_NANOS - 1, AHEAD_NANOS);
    // The clock of the wake-up is ahead of ours: a rest would last for seconds.
    moderation.rest(wake + WakeModeration.REST_NANOS);
    assertThat(MonotonicClock.nanos()).isLessThan(wake);
  }

  @Test
  void wakeUpsAtLeisureNeedNoRest() {
    wakeTwice(WakeModeration.HURRY_NANOS, 0);
    assertThat(moderation.isHurried()).isFalse();
  }

  /** Returns when it woke after its rest, with adverts waiting. */
  private long restTwice() {
    long end = wakeTwice(WakeModeration.HURRY_NANOS - 1, 0) + WakeModeration.REST_NANOS;
    moderation.rest(NEVER);
    moderation.woke(end);
    return end;
  }

  private long wakeTwice(long gapNanos, long aheadNanos) {
    long wake = MonotonicClock.nanos() + aheadNanos;
    moderation.woke(wake - gapNanos);
    moderation.woke(wake);
    return wake;
  }
}
