package io.holdfast.daemon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.EventFd;
import io.holdfast.linux.event.MonotonicClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TakeoverWatchTest {
  private static final long AHEAD_NANOS = 50_000_000;
  private static final long NEVER = Long.MAX_VALUE;

  private final Epoll epoll = Epoll.open(4).orThrow();
  private final TakeoverWatch watch = new TakeoverWatch(epoll);
  private final List<Long> rehearsals = new ArrayList<>();

  TakeoverWatchTest() {
    watch.rehearse(() -> rehearsals.add(MonotonicClock.nanos()));
  }

  @AfterEach
  void close() {
    epoll.close();
  }

  /** A busy machine wakes it too late for a rehearsal now and then: that is left out on purpose. */
  @Test
  @Timeout(10)
  void rehearsesTwiceAndThenUntilATakeoverAndEndsOnTime() {
    long takeover = 0;
    while (rehearsals.size() < 4) {
      rehearsals.clear();
      takeover = MonotonicClock.nanos() + AHEAD_NANOS;
      assertThat(watch.await(takeover, takeover)).isZero();
      assertThat(MonotonicClock.nanos()).isGreaterThanOrEqualTo(takeover);
    }
    long expected = takeover;
    assertThat(rehearsals.getFirst())
        .isBetween(
            expected - AHEAD_NANOS / TakeoverWatch.LEAD_PART, expected - TakeoverWatch.LEAD_NANOS);
    assertThat(rehearsals.get(1))
        .isBetween(expected - TakeoverWatch.LEAD_NANOS, expected - TakeoverWatch.LAST_LEAD_NANOS);
    assertThat(rehearsals.subList(2, rehearsals.size()))
        .allMatch(at -> at >= expected - TakeoverWatch.LAST_LEAD_NANOS && at < expected);
  }

  @Test
  void anyOtherDeadlineIsSleptUntil() {
    long deadline = MonotonicClock.nanos() + AHEAD_NANOS;
    assertThat(watch.await(deadline, NEVER)).isZero();
    assertThat(watch.await(deadline, deadline + AHEAD_NANOS)).isZero();
    assertThat(rehearsals).isEmpty();
  }

  @Test
  void anAdvertThatComesFirstEndsTheWait() {
    try (EventFd advert = EventFd.open().orThrow()) {
      epoll.add(advert.fd(), Epoll.IN, 7);
      advert.signal();
      long takeover = MonotonicClock.nanos() + AHEAD_NANOS;
      assertThat(watch.await(takeover, takeover)).isOne();
      assertThat(epoll.token(0)).isEqualTo(7);
      assertThat(rehearsals).isEmpty();
    }
  }

  @Test
  void aTakeoverThatIsLateAlreadyIsNotHeldUp() {
    long past = MonotonicClock.nanos() - 1;
    assertThat(watch.await(past, past)).isZero();
    assertThat(rehearsals).isEmpty();
  }
}
