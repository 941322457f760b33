package io.holdfast.daemon.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.process.Capability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
  @TempDir Path directory;

  @Test
  void aSecondDaemonGetsNoneOfThePidFiles() {
    Path parent = directory.resolve("keepalived.pid");
    Path child = directory.resolve("vrrp.pid");
    Path other = directory.resolve("other.pid");
    PidFiles.Outcome first = PidFiles.lock(List.of(parent, child));
    assertThat(first).isInstanceOf(PidFiles.Outcome.Held.class);
    assertThat(parent).hasContent(ProcessHandle.current().pid() + "\n");
    assertThat(PidFiles.lock(List.of(other, child)))
        .isEqualTo(new PidFiles.Outcome.AlreadyRunning(child));
    assertThat(other).doesNotExist();
    ((PidFiles.Outcome.Held) first).files().close();
    assertThat(Files.exists(parent) || Files.exists(child)).isFalse();
  }

  @Test
  void aPidFileThatCannotBeWrittenSaysWhy() {
    Path nowhere = directory.resolve("missing/keepalived.pid");
    assertThat(PidFiles.lock(List.of(nowhere)).toString()).contains(nowhere.toString(), "ENOENT");
  }

  @Test
  void aMissingRightIsNamedWithWhatItIsFor() {
    assertThat(Rights.missing(EnumSet.of(Capability.NET_RAW)))
        .singleElement()
        .asString()
        .contains("CAP_NET_ADMIN", "addresses");
    assertThat(Rights.missing(EnumSet.noneOf(Capability.class))).hasSize(2);
    assertThat(Rights.missing(EnumSet.allOf(Capability.class))).isEmpty();
  }
}
