package io.holdfast.daemon.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.spec.host.NamespaceSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaemonPlaceTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      emptyValue = "",
      value = {
        "-, '', '', false, /run/vrrp.pid, /run/holdfast/control.sock, ''",
        "-, '', '', true, /run/keepalived/vrrp.pid, /run/holdfast/control.sock, ''",
        "-, '', a, true, /run/keepalived/vrrp_a.pid, /run/holdfast/control@a.sock, _a",
        "-, n, '', false, /run/keepalived/n/vrrp.pid, /run/holdfast/control_n.sock, _n",
        "-, n, a, true, /run/keepalived/n/vrrp_a.pid, /run/holdfast/control_n@a.sock, _n_a",
        "o, n, '', false, /run/keepalived/o/vrrp.pid, /run/holdfast/control_o.sock, _o",
        "-, '', ../a, true, /run/keepalived/vrrp_.._a.pid, /run/holdfast/control@.._a.sock, _.._a",
      })
  void namesFilesAsKeepalivedDoes(
      String option,
      String network,
      String instance,
      boolean usesDirectory,
      Path pid,
      Path control,
      String suffix) {
    DaemonPlace place = DaemonPlace.of(option, new NamespaceSpec(network, instance, usesDirectory));
    assertThat(place.pidFile("vrrp")).isEqualTo(pid);
    assertThat(place.controlSocket(null)).isEqualTo(control);
    assertThat(place.suffix()).isEqualTo(suffix);
  }

  @Test
  void sayWhatNeedsARestart() {
    DaemonPlace place = new DaemonPlace("n", "a", false);
    assertThat(place.cannotBecome(new DaemonPlace("n", "a", true))).isEmpty();
    assertThat(place.cannotBecome(new DaemonPlace("", "b", false)))
        .satisfiesExactly(
            line -> assertThat(line).contains("network namespace"),
            line -> assertThat(line).contains("instance name"));
  }

  @Test
  void theLastDaemonRemovesTheDirectories() {
    List<Path> directories = List.of(directory.resolve("run"), directory.resolve("run/n"));
    PidFiles.Outcome one = lock("one.pid", directories);
    PidFiles.Outcome two = lock("two.pid", directories);
    ((PidFiles.Outcome.Held) one).files().close();
    assertThat(Files.isDirectory(directories.getLast())).isTrue();
    ((PidFiles.Outcome.Held) two).files().close();
    assertThat(directories.getFirst()).doesNotExist();
  }

  private PidFiles.Outcome lock(String name, List<Path> directories) {
    return PidFiles.lock(List.of(directory.resolve("run/n").resolve(name)), directories);
  }
}
