package io.holdfast.daemon.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** The directories of the pid files. Closing removes those that nobody else uses. */
final class PidDirectories implements AutoCloseable {
  private static final Set<PosixFilePermission> PERMISSIONS =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final List<Path> directories;

  private PidDirectories(List<Path> directories) {
    this.directories = directories;
  }

  /**
   * Makes what does not exist, outermost first, readable for everybody whatever the umask. One that
   * cannot be made is told of by the pid file that cannot be written there.
   */
  static PidDirectories make(List<Path> directories) {
    for (Path directory : directories) {
      try {
        if (!Files.isDirectory(directory)) {
          Files.createDirectory(directory);
          Files.setPosixFilePermissions(directory, PERMISSIONS);
        }
      } catch (IOException notMade) {
        break;
      }
    }
    return new PidDirectories(List.copyOf(directories));
  }

  @Override
  public void close() {
    for (Path directory : directories.reversed()) {
      try {
        Files.deleteIfExists(directory);
      } catch (IOException used) {
        return; // Another daemon has its pid files there, and with them the directories around it.
      }
    }
  }
}
