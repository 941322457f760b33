package io.holdfast.daemon.control;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the control socket is, for the daemon and its clients alike: beside the pid file if one is
 * named, else in one directory for all, under the name of the network namespace.
 */
public final class ControlPath {
  /** Where the sockets of daemons with the usual pid file are. */
  public static final Path DIRECTORY = Path.of("/run/holdfast");

  private static final String NAME = "control";
  private static final String SUFFIX = ".sock";
  private static final String PID_SUFFIX = ".pid";

  private ControlPath() {}

  /**
   * The path that a command line leads to.
   *
   * @param pidFile value of {@code -p}, or null
   * @param namespace value of {@code -s}, or null
   */
  public static Path of(@Nullable String pidFile, @Nullable String namespace) {
    if (pidFile != null) {
      Path file = Path.of(pidFile).toAbsolutePath();
      String name = String.valueOf(file.getFileName());
      String stem =
          name.endsWith(PID_SUFFIX) ? name.substring(0, name.length() - PID_SUFFIX.length()) : name;
      return file.resolveSibling(stem + SUFFIX);
    }
    // A name space is a file name; one that is not must not lead elsewhere.
    String suffix = namespace == null ? "" : "_" + namespace.replace('/', '_');
    return DIRECTORY.resolve(NAME + suffix + SUFFIX);
  }
}
