package io.holdfast.daemon.cli.control;

import io.holdfast.daemon.control.ControlPath;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.file.UnixSocket;
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
    List<Path> found = answered(others);
    return found.isEmpty() ? List.of(usual) : found;
  }

  /** Of several, those where somebody listens: a killed daemon leaves its socket behind. */
  static List<Path> answered(List<Path> sockets) {
    return sockets.size() < 2
        ? sockets
        : sockets.stream().filter(path -> !isLeftBehind(path)).toList();
  }

  private static boolean isLeftBehind(Path path) {
    return switch (UnixSocket.connect(path, ControlClient.STEP_MILLIS)) {
      case Result.Failure<UnixSocket> failure -> failure.errno() == Errno.ECONNREFUSED;
      case Result.Success<UnixSocket>(UnixSocket socket) -> {
        socket.close();
        yield false;
      }
    };
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
