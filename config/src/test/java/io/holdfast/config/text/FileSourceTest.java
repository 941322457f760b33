package io.holdfast.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real file system. */
class FileSourceTest {
  private final FileSource source = new FileSource();

  @Test
  void tellsKindsApart(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("a.conf"), "text");
    Path script = Files.writeString(directory.resolve("b.sh"), "text");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(source.kindOf(file.toString())).isEqualTo(FileKind.FILE);
    assertThat(source.kindOf(script.toString())).isEqualTo(FileKind.EXECUTABLE);
    assertThat(source.kindOf(directory.toString())).isEqualTo(FileKind.DIRECTORY);
    assertThat(source.kindOf("/dev/null")).isEqualTo(FileKind.OTHER);
    assertThat(source.kindOf(directory + "/none")).isEqualTo(FileKind.MISSING);
    assertThat(source.kindOf("nul\0octet")).isEqualTo(FileKind.MISSING);
    assertThat(source.namesIn(directory.toString())).containsExactlyInAnyOrder("a.conf", "b.sh");
    assertThat(source.namesIn(directory + "/none")).isEmpty();
  }

  @Test
  void readsOctets(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("ü.conf");
    Files.write(file, new byte[] {'a', (byte) 0xff, 0, '\n'});
    assertThat(source.read(Octets.encode(file.toString())).octets()).isEqualTo("a\u00ff\0\n");
    assertThat(source.read(directory + "/none"))
        .isEqualTo(ReadResult.failure("No such file or directory"));
  }

  @Test
  void refusesFilesOverTheLimit(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("large.conf");
    Files.write(file, new byte[TextLimits.MAX_FILE_OCTETS]);
    assertThat(source.read(file.toString()).octets()).hasSize(TextLimits.MAX_FILE_OCTETS);
    Files.write(file, new byte[TextLimits.MAX_FILE_OCTETS + 1]);
    assertThat(source.read(file.toString()).octets()).isNull();
  }
}
