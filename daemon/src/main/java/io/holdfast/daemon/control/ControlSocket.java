package io.holdfast.daemon.control;

import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.file.UnixSocket;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The file of the control socket: made for its owner alone, removed at the end. */
public final class ControlSocket implements AutoCloseable {
  private static final int OWNER_ONLY = 0600;
  private static final int WRITABLE_BY_OTHERS = 022;
  private static final String DIRECTORY_PERMISSIONS = "rwxr-xr-x";

  private final Path path;
  private final UnixSocket socket;

  private ControlSocket(Path path, UnixSocket socket) {
    this.path = path;
    this.socket = socket;
  }

  /** What came of opening. */
  public sealed interface Outcome {
    /**
     * It listens.
     *
     * @param socket to be closed at the end
     */
    record Open(ControlSocket socket) implements Outcome {}

    /**
     * It does not.
     *
     * @param reason why, for the log
     */
    record Refused(String reason) implements Outcome {}
  }

  /** Opens it; the caller holds the lock that says no other daemon has this path. */
  public static Outcome open(Path path) {
    try {
      if (ControlPath.DIRECTORY.equals(path.getParent())) {
        prepare(ControlPath.DIRECTORY);
      }
    } catch (IOException failure) {
      return new Outcome.Refused(String.valueOf(failure.getMessage()));
    }
    return switch (UnixSocket.listen(path, OWNER_ONLY, ControlServer.MAX_CONNECTIONS)) {
      case Result.Success<UnixSocket>(UnixSocket socket) ->
          new Outcome.Open(new ControlSocket(path, socket));
      case Result.Failure<UnixSocket> failure -> new Outcome.Refused(failure.toString());
    };
  }

  /** The listening socket. */
  public UnixSocket listener() {
    return socket;
  }

  /** Removes the file; the listener is closed by whoever serves it. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException stays) {
      // The next start replaces it.
      return;
    }
  }

  /** The user this process runs as. */
  public static int ownUid() {
    try {
      return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException withoutProc) {
      return 0;
    }
  }

  private static void prepare(Path directory) throws IOException {
    try {
      Files.createDirectory(directory);
      Files.setPosixFilePermissions(
          directory, PosixFilePermissions.fromString(DIRECTORY_PERMISSIONS));
    } catch (FileAlreadyExistsException there) {
      int owner = (int) Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
      int mode = (int) Files.getAttribute(directory, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      boolean isOurs = owner == 0 || owner == ownUid();
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
          || !isOurs
          || (mode & WRITABLE_BY_OTHERS) != 0) {
        throw new IOException(directory + " is not a directory that only we can write to");
      }
    }
  }
}
