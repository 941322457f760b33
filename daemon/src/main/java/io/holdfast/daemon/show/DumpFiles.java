package io.holdfast.daemon.show;

import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.file.SafeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes dump files where keepalived does, without following what others put there. Who may read
 * them, the umask says.
 */
public final class DumpFiles {
  private static final int MODE = 0666;
  private static final Path DEFAULT_DIRECTORY = Path.of("/tmp");

  private final Path directory;
  private final Consumer<String> errors;

  /** Writes into a directory, and says what fails. */
  public DumpFiles(Path directory, Consumer<String> errors) {
    this.directory = directory;
    this.errors = errors;
  }

  /** The directory that {@code TMPDIR} names if that is an existing absolute one, else /tmp. */
  public static Path directory(@Nullable String tmpdir) {
    if (tmpdir != null && tmpdir.startsWith("/") && Files.isDirectory(Path.of(tmpdir))) {
      return Path.of(tmpdir);
    }
    return DEFAULT_DIRECTORY;
  }

  /** Replaces a file of the directory; blocks on the disk, so not for the loop thread. */
  public void write(String name, String text) {
    Path path = directory.resolve(name);
    int result = SafeFile.replace(path, text.getBytes(StandardCharsets.UTF_8), MODE);
    if (result < 0) {
      errors.accept("Can't open dump file " + path + " (" + Errno.describe(-result) + ")");
    }
  }
}
