package io.holdfast.linux.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.ffm.Errno;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
  private static final long OWN_PID = ProcessHandle.current().pid();

  @TempDir Path directory;

  private static PidFile locked(PidLock lock) {
    assertThat(lock).isInstanceOf(PidLock.Locked.class);
    return ((PidLock.Locked) lock).file();
  }

  @Test
  void holdsThePidUntilClosed() {
    Path path = directory.resolve("keepalived.pid");
    PidFile file = locked(PidFile.open(path));
    assertThat(path).hasContent(OWN_PID + "\n");
    file.close();
    assertThat(path).doesNotExist();
  }

  @Test
  void tellsASecondDaemonWhoHoldsIt() {
    Path path = directory.resolve("keepalived.pid");
    PidFile file = locked(PidFile.open(path));
    try {
      assertThat(PidFile.open(path)).isEqualTo(new PidLock.HeldBy(OWN_PID));
      assertThat(path).hasContent(OWN_PID + "\n");
    } finally {
      file.close();
    }
    locked(PidFile.open(path)).close();
  }

  @Test
  void takesOverWhatAKilledPredecessorLeft() throws Exception {
    Path path = Files.writeString(directory.resolve("keepalived.pid"), "4000000001234\n");
    PidFile file = locked(PidFile.open(path));
    try {
      assertThat(path).hasContent(OWN_PID + "\n");
    } finally {
      file.close();
    }
  }

  @Test
  void followsNoLink() throws Exception {
    Path victim = Files.writeString(directory.resolve("victim"), "precious");
    Path trap = Files.createSymbolicLink(directory.resolve("keepalived.pid"), victim);
    assertThat(PidFile.open(trap)).isEqualTo(new PidLock.Failed(Errno.ELOOP));
    assertThat(victim).hasContent("precious");
  }

  @Test
  void saysWhyItCannot() {
    assertThat(PidFile.open(directory.resolve("missing/keepalived.pid")))
        .isEqualTo(new PidLock.Failed(Errno.ENOENT));
  }
}
