package io.holdfast.daemon.control;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the control socket is, for the daemon and its clients alike: beside the pid file if one is
 * named, else in one directory for all, under the names of the network namespace and the instance.
 */
public final class ControlPath {
  /** Where the sockets of daemons with the usual pid file are. */
  public static final Path DIRECTORY = Path.of("/run/holdfast");

  private static final String NAME = "control";
  private static final String SUFFIX = ".sock";
  private static final String PID_SUFFIX = ".pid";
  private static final String INSTANCE = "@";

  private ControlPath() {}

  /**
   * The path that a command line leads to.
   *
   * @param pidFile value of {@code -p}, or null
   * @param namespace the network namespace that is entered, or null
   * @param instance {@code instance} of the file, or null
   */
  public static Path of(
      @Nullable String pidFile, @Nullable String namespace, @Nullable String instance) {
    if (pidFile != null) {
      Path file = Path.of(pidFile).toAbsolutePath();
      String name = String.valueOf(file.getFileName());
      String stem =
          name.endsWith(PID_SUFFIX) ? name.substring(0, name.length() - PID_SUFFIX.length()) : name;
      return file.resolveSibling(stem + SUFFIX);
    }
    return DIRECTORY.resolve(stem(namespace) + tail(INSTANCE, instance) + SUFFIX);
  }

  /**
   * How the names of the sockets begin of all daemons that have an instance name in a namespace.
   */
  public static String named(@Nullable String namespace) {
    return stem(namespace) + INSTANCE;
  }

  private static String stem(@Nullable String namespace) {
    return NAME + tail("_", namespace);
  }

  /** A name is a file name; one that is not must not lead elsewhere. */
  private static String tail(String separator, @Nullable String name) {
    return name == null ? "" : separator + name.replace('/', '_');
  }
}
