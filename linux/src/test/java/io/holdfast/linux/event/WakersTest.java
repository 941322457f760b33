package io.holdfast.linux.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WakersTest {
  private static final int CLOCK_MONOTONIC = 1;

  @Test
  void theClockIsThatOfTheKernelsTimers() {
    try (NativeMemory time = NativeMemory.temporary(16)) {
      for (int round = 0; round < 100; round++) {
        long before = MonotonicClock.nanos();
        Syscalls.call(SystemCall.CLOCK_GETTIME, CLOCK_MONOTONIC, time.address());
        long kernel = time.bytes().getLong(0) * 1_000_000_000L + time.bytes().getLong(8);
        assertThat(kernel).isBetween(before, MonotonicClock.nanos());
      }
    }
  }

  @Test
  void aTimerFiresOnceAtItsTime() {
    try (TimerFd timer = TimerFd.open().orThrow();
        Epoll epoll = Epoll.open(1).orThrow()) {
      epoll.add(timer.fd(), Epoll.IN, 5);
      assertThat(timer.expirations()).isZero();
      long deadline = MonotonicClock.nanos() + TimeUnit.MILLISECONDS.toNanos(2);
      assertThat(timer.arm(deadline)).isZero();
      assertThat(epoll.await(Epoll.NEVER)).isEqualTo(1);
      assertThat(MonotonicClock.nanos()).isGreaterThanOrEqualTo(deadline);
      assertThat(timer.expirations()).isEqualTo(1);
      assertThat(timer.expirations()).isZero();
    }
  }

  @Test
  void aTimerOfThePastFiresAtOnceAndADisarmedOneNever() {
    try (TimerFd timer = TimerFd.open().orThrow()) {
      timer.arm(-1);
      assertThat(timer.expirations()).isEqualTo(1);
      timer.arm(1);
      timer.disarm();
      assertThat(timer.expirations()).isZero();
    }
  }

  @Test
  void anEventCountsItsSignals() {
    try (EventFd event = EventFd.open().orThrow()) {
      assertThat(event.drain()).isZero();
      assertThat(event.signal()).isZero();
      assertThat(event.signal()).isZero();
      assertThat(event.drain()).isEqualTo(2);
      assertThat(event.drain()).isZero();
    }
  }

  @Test
  void signalsHaveABitEachAndNoOther() {
    assertThat(Signals.mask(Signals.SIGHUP, Signals.SIGRTMAX_MINUS_1))
        .isEqualTo(0x4000_0000_0000_0001L);
    assertThatIllegalArgumentException().isThrownBy(() -> Signals.mask(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Signals.mask(65));
  }

  /** A JVM started as the launcher starts it, since its threads must have the signals blocked. */
  @Test
  void signalsAreReadWhenTheLauncherBlocksThem() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                List.of(
                    "/usr/bin/env",
                    "--block-signal=HUP,TERM,USR1,USR2,RTMIN+2,RTMAX-1",
                    "_JAVA_SR_SIGNUM=62",
                    java,
                    "-Xrs",
                    "-Xshare:auto",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SignalProbe.class.getName()))
            .redirectErrorStream(true)
            .start();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("ready");
      for (int signal : SignalProbe.SIGNALS) {
        assertThat(Signals.send(process.pid(), signal)).isZero();
        assertThat(lines.readLine()).isEqualTo(signal + " from " + ProcessHandle.current().pid());
      }
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
