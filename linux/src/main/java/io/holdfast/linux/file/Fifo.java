package io.holdfast.linux.file;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * The writing end of a FIFO, which is made if it is not there. Open for reading as well, so that a
 * reader may come and go. One thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/fifo.7.html">fifo(7)</a>
 */
public final class Fifo implements AutoCloseable {
  /** What POSIX lets a write of one piece be at most, in bytes. */
  public static final int PIPE_BUF = 4096;

  private static final int MODE = 0644;
  private static final int TYPE = 0xF000;
  private static final int TYPE_FIFO = 0x1000;

  private final Path path;
  private final int fd;
  private final boolean isOurs;
  private final Map<String, Object> identity;
  private final NativeMemory memory = NativeMemory.allocate(PIPE_BUF);

  private Fifo(Path path, int fd, boolean isOurs) {
    this.path = path;
    this.fd = fd;
    this.isOurs = isOurs;
    this.identity = identity(Path.of("/proc/self/fd/" + fd));
  }

  /**
   * Opens a FIFO. One that is there must belong to root or to the user; a symbolic link is never
   * followed. One that is made is for its owner to write and for all to read, less the umask.
   *
   * @param uid user it belongs to if it is made
   * @param gid group it belongs to if it is made
   * @return a failure with EPERM if what is there is no FIFO, or somebody else's
   */
  public static Result<Fifo> open(Path path, int uid, int gid) {
    String name = path.toAbsolutePath().toString();
    int made = FileCalls.makeFifo(name, MODE);
    if (made < 0 && made != -Errno.EEXIST) {
      return new Result.Failure<>(Operation.OPEN_FILE, -made);
    }
    int fd = FileCalls.open(name, FileCalls.O_RDWR | FileCalls.O_NONBLOCK, 0);
    if (fd < 0) {
      return new Result.Failure<>(Operation.OPEN_FILE, -fd);
    }
    int errno = made == 0 ? own(fd, uid, gid) : judge(fd, uid);
    if (errno != 0) {
      Descriptors.close(fd);
      return new Result.Failure<>(Operation.OPEN_FILE, errno);
    }
    return new Result.Success<>(new Fifo(path, fd, made == 0));
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /**
   * Writes all or nothing, without waiting.
   *
   * @param bytes at most {@link #PIPE_BUF}
   * @return zero, or the negated errno: EAGAIN when nobody empties it, EMSGSIZE when it is too much
   */
  public int write(byte[] bytes) {
    if (bytes.length > PIPE_BUF) {
      return -Errno.EMSGSIZE;
    }
    ByteBuffer buffer = memory.bytes();
    buffer.put(0, bytes);
    return Math.min(0, Descriptors.write(fd, memory, 0, bytes.length));
  }

  /** Whether it is what its path leads to: somebody may have removed it, and made another. */
  public boolean isInPlace() {
    return identity(path, LinkOption.NOFOLLOW_LINKS).equals(identity);
  }

  /** Closes it, and removes it if {@link #open} made it and nobody else has replaced it. */
  @Override
  public void close() {
    boolean isLeft = isOurs && isInPlace();
    Descriptors.close(fd);
    memory.close();
    if (isLeft) {
      FileCalls.remove(path.toAbsolutePath().toString());
    }
  }

  private static Map<String, Object> identity(Path path, LinkOption... options) {
    try {
      return Files.readAttributes(path, "unix:dev,ino", options);
    } catch (IOException absent) {
      return Map.of();
    }
  }

  private static int own(int fd, int uid, int gid) {
    return -FileCalls.owner(fd, uid, gid);
  }

  private static int judge(int fd, int uid) {
    try {
      Map<String, Object> attributes =
          Files.readAttributes(Path.of("/proc/self/fd/" + fd), "unix:mode,uid");
      boolean isFifo = attributes.get("mode") instanceof Integer mode && (mode & TYPE) == TYPE_FIFO;
      boolean isTrusted =
          attributes.get("uid") instanceof Integer owner && (owner == 0 || owner == uid);
      return isFifo && isTrusted ? 0 : Errno.EPERM;
    } catch (IOException failure) {
      return Errno.EPERM;
    }
  }
}
