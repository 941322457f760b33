package io.holdfast.daemon.cli.control;

import io.holdfast.daemon.control.ControlPath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the socket of the daemon that a command means. Stateless. */
final class ControlFinder {
  private ControlFinder() {}

  /** The paths that may be meant: one, or several when only the user can tell which. */
  static List<Path> candidates(ClientOptions options) {
    if (options.socket() != null) {
      return List.of(Path.of(options.socket()));
    }
    Path usual = ControlPath.of(options.pidFile(), options.namespace(), null);
    if (options.pidFile() != null || Files.exists(usual)) {
      return List.of(usual);
    }
    List<Path> others = new ArrayList<>(sockets(ControlPath.DIRECTORY));
    if (options.namespace() != null) {
      String stem = ControlPath.named(options.namespace());
      others.removeIf(path -> !String.valueOf(path.getFileName()).startsWith(stem));
    }
    return others.isEmpty() ? List.of(usual) : others;
  }

  static List<Path> sockets(Path directory) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.sock")) {
      files.forEach(found::add);
    } catch (IOException none) {
      return List.of();
    }
    found.sort(null);
    return found;
  }
}
