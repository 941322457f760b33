package io.holdfast.linux.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.TestNamespace;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrivilegesTest {
  private static final int PR_GET_TIMERSLACK = 30;

  private static String status(String key) throws Exception {
    return Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
        .filter(line -> line.startsWith(key + ":"))
        .map(line -> line.substring(key.length() + 1).strip())
        .findAny()
        .orElseThrow();
  }

  @Test
  void readsTheEffectiveCapabilities() throws Exception {
    assertThat(
            Capabilities.parse(List.of("CapPrm:\t000001ffffffffff", "CapEff:\t0000000000003000")))
        .isEqualTo(Set.of(Capability.NET_ADMIN, Capability.NET_RAW));
    assertThat(Capabilities.parse(List.of("Name:\tjava"))).isEmpty();
    TestNamespace.requireRoot();
    assertThat(Capabilities.effective()).contains(Capability.NET_ADMIN, Capability.NET_RAW);
  }

  @Test
  void makesTheThreadRealTimeAndNoOther() throws Exception {
    TestNamespace.requireRoot();
    boolean wasSet =
        TestNamespace.onOwnThread(() -> {
          assertThat(Scheduling.isRealTime()).isFalse();
          assertThat(Scheduling.realTime(0)).isEqualTo(-Errno.EINVAL);
          assertThat(Scheduling.realTime(50)).isZero();
          return Scheduling.isRealTime();
        });
    assertThat(wasSet).isTrue();
    assertThat(Scheduling.isRealTime()).isFalse();
  }

  @Test
  void setsNiceAndAffinityOfTheThread() throws Exception {
    TestNamespace.requireRoot();
    TestNamespace.onOwnThread(() -> {
      assertThat(Scheduling.wakeOnTime()).isZero();
      assertThat(Syscalls.call(SystemCall.PRCTL, PR_GET_TIMERSLACK)).isOne();
      assertThat(Scheduling.nice(7)).isZero();
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      assertThat(stat.substring(stat.lastIndexOf(')')).split(" ", -1)[17]).isEqualTo("7");
      BitSet first = new BitSet();
      assertThat(Scheduling.affinity(first)).isEqualTo(-Errno.EINVAL);
      first.set(0);
      assertThat(Scheduling.affinity(first)).isZero();
      assertThat(status("Cpus_allowed_list")).isEqualTo("0");
      return true;
    });
    assertThat(status("Cpus_allowed_list")).isNotEmpty();
  }

  @Test
  void setsTheLimitsOfTheProcess() throws Exception {
    TestNamespace.requireRoot();
    long generousMicros = 3_600_000_000L;
    assertThat(Scheduling.realTimeLimit(generousMicros)).isZero();
    assertThat(Files.readAllLines(Path.of("/proc/self/limits")))
        .anyMatch(line -> line.matches("Max realtime timeout +3600000000 +3600000000 +us *"));
    assertThat(Scheduling.lockMemory()).isZero();
    assertThat(status("VmLck")).isNotEqualTo("0 kB");
    assertThat(Syscalls.call(SystemCall.MUNLOCKALL, 0)).as("for the tests after this one").isZero();
  }
}
