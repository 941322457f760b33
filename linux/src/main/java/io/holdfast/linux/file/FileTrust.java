package io.holdfast.linux.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether somebody other than root could change a file that is used with root's rights: a script or
 * a secret. Every part of its path, as written and as resolved, belongs to root, and is writable
 * neither by a group other than root's nor by all; a sticky directory may be.
 */
public sealed interface FileTrust {
  /** Only root can change what is there. */
  record Trusted() implements FileTrust {}

  /**
   * Somebody else can change what is there.
   *
   * @param part the file, directory or symbolic link of the path that is to blame
   * @param reason one of: owner is not root, writable by group, writable by all
   */
  record Changeable(Path part, String reason) implements FileTrust {}

  /** There is no such regular file, or part of its path cannot be read. */
  record NotFound() implements FileTrust {}

  /** Judges a file. Blocks on the file system: not for the loop thread. */
  static FileTrust of(Path file) {
    try {
      Path resolved = file.toRealPath();
      if (!Files.isRegularFile(resolved)) {
        return new NotFound();
      }
      FileTrust written = ofParts(file.toAbsolutePath().normalize());
      return written instanceof Trusted ? ofParts(resolved) : written;
    } catch (IOException unreadable) {
      return new NotFound();
    }
  }

  private static FileTrust ofParts(Path path) throws IOException {
    for (Path part = path; part != null; part = part.getParent()) {
      String reason = Ownership.of(part).weakness();
      if (reason != null) {
        return new Changeable(part, reason);
      }
    }
    return new Trusted();
  }
}
