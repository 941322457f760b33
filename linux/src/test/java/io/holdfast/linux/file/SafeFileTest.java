package io.holdfast.linux.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.process.FileMask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {
  private static final byte[] CONTENT = "a dump\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;

  private List<String> names() throws Exception {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writesContentAndMode() throws Exception {
    Path target = directory.resolve("keepalived.json");
    int before = FileMask.set(026);
    assertThat(SafeFile.replace(target, CONTENT, 0666)).isZero();
    assertThat(FileMask.set(before)).isEqualTo(026);
    assertThat(target).hasBinaryContent(CONTENT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-r-----");
    assertThat(SafeFile.replace(target, new byte[0], 0600)).isZero();
    assertThat(target).isEmptyFile();
    assertThat(names()).containsExactly("keepalived.json");
  }

  @Test
  void replacesALinkAndLeavesItsTargetAlone() throws Exception {
    Path victim = Files.writeString(directory.resolve("victim"), "precious");
    Path trap = Files.createSymbolicLink(directory.resolve("keepalived.data"), victim);
    assertThat(SafeFile.replace(trap, CONTENT, 0600)).isZero();
    assertThat(victim).hasContent("precious");
    assertThat(trap).isRegularFile().hasBinaryContent(CONTENT);
    assertThat(Files.isSymbolicLink(trap)).isFalse();
  }

  @Test
  void createsOnlyWhatDoesNotExist() throws Exception {
    Path victim = directory.resolve("victim");
    Path trap = Files.createSymbolicLink(directory.resolve("trap"), victim);
    assertThat(SafeFile.createExclusive(trap, 0600)).isEqualTo(-Errno.EEXIST);
    assertThat(victim).doesNotExist();
    int fd = SafeFile.createExclusive(victim, 0600);
    assertThat(fd).isPositive();
    Descriptors.close(fd);
    assertThat(SafeFile.createExclusive(victim, 0600)).isEqualTo(-Errno.EEXIST);
  }

  @Test
  void leavesNothingBehindWhenItFails() throws Exception {
    Path missing = directory.resolve("missing").resolve("file");
    assertThat(SafeFile.replace(missing, CONTENT, 0600)).isEqualTo(-Errno.ENOENT);
    Path occupied = Files.createDirectory(directory.resolve("occupied"));
    assertThat(SafeFile.replace(occupied, CONTENT, 0600)).isNegative();
    assertThat(names()).containsExactly("occupied");
  }
}
