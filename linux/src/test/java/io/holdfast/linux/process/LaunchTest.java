package io.holdfast.linux.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.event.Signals;
import io.holdfast.linux.ffm.CFunction;
import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchTest {
  private static final long MILLIS = 20_000;
  private static final int OUTPUT = 4096;
  private static final int SIGWINCH = 28;
  private static final int IGNORE = 1;
  private static final int DEFAULT = 0;

  /** An older C library has no closefrom, and each is closed by name. */
  @ParameterizedTest
  @ValueSource(strings = {"posix_spawn_file_actions_addclosefrom_np", "no_such_function"})
  void aProgramHasNoDescriptorOfOurs(String closeFrom) throws Exception {
    try (NativeMemory ends = NativeMemory.temporary(2 * Integer.BYTES)) {
      assertThat(Syscalls.call(SystemCall.PIPE2, ends.address(), 0)).isZero();
      int unmarked = ends.bytes().getInt(0);
      assertThat(Path.of("/proc/self/fd", Integer.toString(unmarked))).exists();
      assertThat(printed(CFunction.find(closeFrom).orElse(null), "/bin/ls", "/proc/self/fd"))
          .as("three, and the directory that it lists")
          .isEqualTo("0\n1\n2\n3\n");
      assertThat(Path.of("/proc/self/fd", Integer.toString(unmarked))).as("still ours").exists();
      Descriptors.close(unmarked);
      Descriptors.close(ends.bytes().getInt(Integer.BYTES));
    }
  }

  /** As the daemon blocks its signals, and a terminal's user may have some ignored. */
  @Test
  void aProgramStartsWithoutTheMaskOfTheThread() throws Exception {
    CFunction signal = CFunction.find("signal").orElseThrow();
    assertThat(signal.call(SIGWINCH, IGNORE)).isEqualTo(DEFAULT);
    CompletableFuture<String> printed = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(() -> {
          Signals.block(Signals.SIGUSR1);
          printed.complete(printed(null, "grep", "-E", "^Sig(Blk|Ign)", "/proc/self/status"));
        });
    String status = printed.get(MILLIS, TimeUnit.MILLISECONDS);
    assertThat(signal.call(SIGWINCH, DEFAULT)).isEqualTo(IGNORE);
    assertThat(status).matches("SigBlk:\t0{16}\nSigIgn:\t0{7}[01][08]0{7}\n");
  }

  private static String printed(@Nullable CFunction closeFrom, String... command) {
    OutputPipe output = OutputPipe.open(OUTPUT).orThrow();
    List<String> words = List.of(command);
    ChildEnvironment environment = new ChildEnvironment(Map.of());
    int pid = Launch.start(words, environment, output.writeEnd(), closeFrom);
    output.closeWriteEnd();
    Child child = new Child(pid, SpawnRequest.of(words, MILLIS), output);
    assertThat(Children.all().orThrow().add(child)).isZero();
    return child.await().output();
  }
}
