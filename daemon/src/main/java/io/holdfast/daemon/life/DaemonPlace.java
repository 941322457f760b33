package io.holdfast.daemon.life;

import io.holdfast.core.spec.host.NamespaceSpec;
import io.holdfast.daemon.control.ControlPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tells one daemon of a host from the others, and where its files are because of it. The names
 * are keepalived's; its pid directory is private to a mount namespace, though, and here it is not.
 *
 * @param namespace the network namespace that is entered at the start; empty for none
 * @param instance {@code instance}; empty for none
 * @param usesPidDirectory {@code use_pid_dir}
 */
public record DaemonPlace(String namespace, String instance, boolean usesPidDirectory) {
  private static final Path RUN = Path.of("/run");
  private static final Path PID_DIRECTORY = RUN.resolve("keepalived");

  /** The place that a file asks for; {@code -s} on the command line goes first. */
  public static DaemonPlace of(@Nullable String option, NamespaceSpec spec) {
    return new DaemonPlace(
        option == null ? spec.network() : option, spec.instance(), spec.pidDirectory());
  }

  /** The pid file of one of keepalived's processes, unless the command line names another. */
  public Path pidFile(String process) {
    return pidDirectory().resolve(process + tail("_", instance) + ".pid");
  }

  /** The directory of the pid files. */
  public Path pidDirectory() {
    if (!namespace.isEmpty()) {
      return PID_DIRECTORY.resolve(fileName(namespace));
    }
    return usesPidDirectory || !instance.isEmpty() ? PID_DIRECTORY : RUN;
  }

  /**
   * Directories that are made at the start and, once empty, removed at the end; outermost first.
   */
  public List<Path> ownDirectories() {
    Path directory = pidDirectory();
    if (directory.equals(RUN)) {
      return List.of();
    }
    return directory.equals(PID_DIRECTORY)
        ? List.of(PID_DIRECTORY)
        : List.of(PID_DIRECTORY, directory);
  }

  /**
   * The control socket.
   *
   * @param pidOption value of {@code -p}, or null
   */
  public Path controlSocket(@Nullable String pidOption) {
    return ControlPath.of(pidOption, orNull(namespace), orNull(instance));
  }

  /**
   * The file that keeps maintenance.
   *
   * @param pidOption value of {@code -p}, or null
   */
  public Path maintenance(@Nullable String pidOption) {
    return MaintenanceFile.path(pidOption, namespace + tail("@", instance));
  }

  /** What the names in syslog end with; empty when nothing tells it apart. */
  public String suffix() {
    return tail("_", namespace) + tail("_", instance);
  }

  /** What a reload would have to change and cannot: lines of log, none when all is well. */
  public List<String> cannotBecome(DaemonPlace wanted) {
    List<String> lines = new ArrayList<>();
    if (!namespace.equals(wanted.namespace)) {
      lines.add("Cannot change network namespace at a reload - please restart keepalived");
    }
    if (!instance.equals(wanted.instance)) {
      lines.add("Cannot change instance name at a reload - please restart keepalived");
    }
    return lines;
  }

  private static String tail(String separator, String name) {
    return name.isEmpty() ? "" : separator + fileName(name);
  }

  private static @Nullable String orNull(String name) {
    return name.isEmpty() ? null : name;
  }

  /** A name must not lead to another directory. */
  private static String fileName(String name) {
    return name.replace('/', '_');
  }
}
