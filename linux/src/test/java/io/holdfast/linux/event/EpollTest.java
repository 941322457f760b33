package io.holdfast.linux.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.ffm.Errno;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EpollTest {
  private static final long MILLIS_5 = TimeUnit.MILLISECONDS.toNanos(5);

  private final Epoll epoll = Epoll.open(8).orThrow();
  private final EventFd first = EventFd.open().orThrow();
  private final EventFd second = EventFd.open().orThrow();

  enum Waiting {
    BY_TIMEOUT,
    BY_TIMER
  }

  private void wait(Waiting waiting) {
    if (waiting == Waiting.BY_TIMER) {
      epoll.useTimer();
    }
  }

  @BeforeEach
  void watch() {
    assertThat(epoll.add(first.fd(), Epoll.IN, 0x1_2345_6789L)).isZero();
    assertThat(epoll.add(second.fd(), Epoll.IN, -7)).isZero();
  }

  @AfterEach
  void close() {
    epoll.close();
    first.close();
    second.close();
  }

  @ParameterizedTest
  @EnumSource
  void wakesAtTheDeadlineAndNotBefore(Waiting waiting) {
    wait(waiting);
    for (int round = 0; round < 3; round++) {
      long deadline = MonotonicClock.nanos() + MILLIS_5;
      assertThat(epoll.await(deadline)).isZero();
      assertThat(MonotonicClock.nanos()).isGreaterThanOrEqualTo(deadline);
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyLooksWhenTheDeadlineIsPast(Waiting waiting) {
    wait(waiting);
    assertThat(epoll.await(MonotonicClock.nanos() - MILLIS_5)).isZero();
    first.signal();
    assertThat(epoll.await(0)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void doesNotWaitForTheEarliestDeadlineThereIs(Waiting waiting) {
    wait(waiting);
    assertThat(epoll.await(Long.MIN_VALUE)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void returnsTheTokensOfWhatIsReady(Waiting waiting) {
    wait(waiting);
    second.signal();
    assertThat(epoll.await(Epoll.NEVER)).isEqualTo(1);
    assertThat(epoll.token(0)).isEqualTo(-7);
    assertThat(epoll.events(0)).isEqualTo(Epoll.IN);
    first.signal();
    assertThat(epoll.await(Epoll.NEVER)).isEqualTo(2);
    assertThat(new long[] {epoll.token(0), epoll.token(1)})
        .containsExactlyInAnyOrder(0x1_2345_6789L, -7);
  }

  @ParameterizedTest
  @EnumSource
  void followsChangesAndRemovals(Waiting waiting) {
    wait(waiting);
    first.signal();
    second.signal();
    assertThat(epoll.modify(first.fd(), Epoll.OUT, 99)).isZero();
    assertThat(epoll.remove(second.fd())).isZero();
    assertThat(epoll.await(Epoll.NEVER)).isEqualTo(1);
    assertThat(epoll.token(0)).isEqualTo(99);
    assertThat(epoll.events(0)).isEqualTo(Epoll.OUT);
    assertThat(epoll.remove(second.fd())).isEqualTo(-Errno.ENOENT);
    assertThat(epoll.add(-1, Epoll.IN, 1)).isEqualTo(-Errno.EBADF);
  }

  @ParameterizedTest
  @EnumSource
  void isWokenByAnotherThread(Waiting waiting) throws Exception {
    wait(waiting);
    Thread other = Thread.ofPlatform().start(first::signal);
    assertThat(epoll.await(Epoll.NEVER)).isEqualTo(1);
    assertThat(first.drain()).isEqualTo(1);
    other.join();
  }
}
