package io.holdfast.linux.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** This process stands for the first one of a container: it asks the kernel for the orphans. */
@Isolated("Children belong to the process: it would reap those of other tests")
class OrphansTest {
  private static final int PR_SET_CHILD_SUBREAPER = 36;
  private static final long MILLIS = 20_000;

  @BeforeEach
  void takeOrphans() {
    assertThat(Syscalls.call(SystemCall.PRCTL, PR_SET_CHILD_SUBREAPER, 1)).isZero();
  }

  @AfterEach
  void takeNoMore() {
    Syscalls.call(SystemCall.PRCTL, PR_SET_CHILD_SUBREAPER, 0);
  }

  @Test
  void whatAScriptLeavesBehindIsReaped() {
    Orphans orphans = new Orphans(pid -> false);
    leaveOneBehind();
    assertThat(reapedWithin(orphans)).isOne();
    assertThat(orphans.reap()).isZero();
  }

  @Test
  void nothingIsReapedThatMayBeOurs() {
    Orphans all = new Orphans(pid -> false);
    leaveOneBehind();
    all.beginStart();
    awaitZombie();
    assertThat(all.reap()).isZero();
    assertThat(new Orphans(pid -> true).reap()).isZero();
    all.endStart();
    assertThat(all.reap()).isOne();
  }

  private static void leaveOneBehind() {
    SpawnRequest request = SpawnRequest.of(List.of("/bin/sh", "-c", "sleep 0.05 &"), MILLIS);
    assertThat(Spawn.run(request).outcome()).isEqualTo(new SpawnOutcome.Exited(0));
  }

  private static int reapedWithin(Orphans orphans) {
    int reaped = 0;
    long deadlineNanos = MonotonicClock.nanos() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    while (reaped == 0 && MonotonicClock.nanos() < deadlineNanos) {
      LockSupport.parkNanos(1_000_000);
      reaped = orphans.reap();
    }
    return reaped;
  }

  /** Its name tells nothing: just after the fork it is still that of the shell. */
  private static void awaitZombie() {
    long deadlineNanos = MonotonicClock.nanos() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    try (NativeMemory info = NativeMemory.temporary(WaitId.INFO_BYTES)) {
      while (info.bytes().getInt(WaitId.INFO_PID) == 0 && MonotonicClock.nanos() < deadlineNanos) {
        LockSupport.parkNanos(1_000_000);
        WaitId.call(WaitId.P_ALL, 0, WaitId.WEXITED | WaitId.WNOHANG | WaitId.WNOWAIT, info);
      }
    }
  }
}
