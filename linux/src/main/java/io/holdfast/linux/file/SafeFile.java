package io.holdfast.linux.file;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes files in directories others may write to, such as /tmp, without being led astray.
 *
 * <p>The content goes to a new file of an unguessable name, opened exclusively, which then replaces
 * the target: a reader sees the old content or the new, and a symbolic link in the target's place
 * is replaced, never followed. Usable from any thread.
 */
public final class SafeFile {
  private static final int ATTEMPTS = 8;

  private SafeFile() {}

  /**
   * Replaces {@code target} by a file with this content.
   *
   * @param mode permissions, such as 0600, less the umask
   * @return zero or the negated errno; on failure the target is as it was
   */
  public static int replace(Path target, byte[] content, int mode) {
    String path = target.toAbsolutePath().toString();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String temporary =
          path + "." + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp";
      int fd = createExclusive(Path.of(temporary), mode);
      if (fd >= 0) {
        return finish(fd, content, temporary, path);
      }
      if (fd != -Errno.EEXIST) {
        return fd;
      }
    }
    return -Errno.EEXIST;
  }

  /**
   * Creates a file that must not exist, for writing.
   *
   * @param mode permissions, such as 0600, less the umask
   * @return the descriptor, which the caller closes, or the negated errno
   */
  public static int createExclusive(Path path, int mode) {
    int flags = FileCalls.O_WRONLY | FileCalls.O_CREAT | FileCalls.O_EXCL;
    return FileCalls.open(path.toAbsolutePath().toString(), flags, mode);
  }

  /**
   * Creates a file that must not exist, with content.
   *
   * @param mode permissions, such as 0600, less the umask
   * @return zero or the negated errno, EEXIST if something of that name exists
   */
  public static int create(Path path, byte[] content, int mode) {
    return writeAndClose(createExclusive(path, mode), content);
  }

  /**
   * Writes a file in place, so that its owner and permissions stay, or creates it. A symbolic link
   * in its place is refused.
   *
   * @param mode permissions of a new file, less the umask
   * @return zero or the negated errno
   */
  public static int overwrite(Path path, byte[] content, int mode) {
    int flags = FileCalls.O_WRONLY | FileCalls.O_TRUNC | FileCalls.O_NONBLOCK;
    int fd = FileCalls.open(path.toAbsolutePath().toString(), flags, 0);
    return fd == -Errno.ENOENT ? create(path, content, mode) : writeAndClose(fd, content);
  }

  private static int writeAndClose(int fd, byte[] content) {
    if (fd < 0) {
      return fd;
    }
    int result = FileCalls.writeAll(fd, content);
    Descriptors.close(fd);
    return result;
  }

  private static int finish(int fd, byte[] content, String temporary, String path) {
    int result = FileCalls.writeAll(fd, content);
    if (result == 0) {
      result = (int) Syscalls.call(SystemCall.FSYNC, fd);
    }
    Descriptors.close(fd);
    if (result == 0) {
      result = FileCalls.rename(temporary, path);
    }
    if (result < 0) {
      FileCalls.remove(temporary);
    }
    return result;
  }
}
