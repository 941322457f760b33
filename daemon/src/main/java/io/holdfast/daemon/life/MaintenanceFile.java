package io.holdfast.daemon.life;

import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.file.SafeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file whose existence says that the host is in maintenance, so that a restart of the daemon or
 * of the host does not end it. Usable from any thread.
 */
public final class MaintenanceFile {
  private static final Path DIRECTORY = Path.of("/var/lib/holdfast");
  private static final String NAME = "maintenance";
  private static final int MODE = 0600;
  private static final byte[] CONTENT =
      "this host is in maintenance; holdfast maintenance off ends it\n"
          .getBytes(StandardCharsets.UTF_8);

  private final Path path;
  private final Consumer<String> complaints;
  private volatile boolean isWanted;

  /**
   * Names the file.
   *
   * @param path where it is; its directory is made when needed
   * @param complaints told in words when the file cannot be written or removed
   */
  public MaintenanceFile(Path path, Consumer<String> complaints) {
    this.path = path;
    this.complaints = complaints;
  }

  /**
   * The path that a command line leads to: beside its pid file, else in the directory for state.
   *
   * @param pidFile value of {@code -p}, or null
   * @param daemon what tells the daemon from the others of the host, empty for nothing
   */
  public static Path path(@Nullable String pidFile, String daemon) {
    if (pidFile != null) {
      Path file = Path.of(pidFile).toAbsolutePath();
      return file.resolveSibling(file.getFileName() + "." + NAME);
    }
    return DIRECTORY.resolve(daemon.isEmpty() ? NAME : NAME + "_" + daemon.replace('/', '_'));
  }

  /** Whether the host is in maintenance from an earlier run. */
  public boolean isOn() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Keeps a switch, on a thread of its own: a disk that hangs must not hold up the protocol. */
  public void keep(boolean isOn) {
    isWanted = isOn;
    Thread.ofPlatform().name(NAME).start(this::write);
  }

  /** Makes the file say what was last wanted. */
  synchronized void write() {
    try {
      if (isWanted) {
        Files.createDirectories(path.toAbsolutePath().getParent());
        int result = SafeFile.replace(path, CONTENT, MODE);
        if (result < 0) {
          complaints.accept(
              "Cannot write "
                  + path
                  + ": "
                  + Errno.describe(-result)
                  + "; maintenance ends with the next restart");
        }
      } else {
        Files.deleteIfExists(path);
      }
    } catch (IOException failure) {
      complaints.accept("Cannot keep the switch of maintenance in " + path + ": " + failure);
    }
  }
}
