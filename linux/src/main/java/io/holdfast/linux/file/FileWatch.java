package io.holdfast.linux.file;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Hears what happens to the files of some directories. One thread at a time; never waits.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/inotify.7.html">inotify(7)</a>
 */
public final class FileWatch implements AutoCloseable {
  private static final int NONBLOCK_CLOEXEC = 0x80800;
  private static final int IN_MODIFY = 0x2;
  private static final int IN_CLOSE_WRITE = 0x8;
  private static final int IN_MOVED_FROM = 0x40;
  private static final int IN_MOVED_TO = 0x80;
  private static final int IN_CREATE = 0x100;
  private static final int IN_DELETE = 0x200;
  private static final int IN_MOVE_SELF = 0x800;
  private static final int IN_Q_OVERFLOW = 0x4000;
  private static final int IN_IGNORED = 0x8000;
  private static final int IN_ONLYDIR = 0x1000000;
  private static final int IN_ISDIR = 0x40000000;
  private static final int WATCHED =
      IN_MODIFY
          | IN_CLOSE_WRITE
          | IN_MOVED_FROM
          | IN_MOVED_TO
          | IN_CREATE
          | IN_DELETE
          | IN_MOVE_SELF
          | IN_ONLYDIR;

  private static final int HEADER_BYTES = 16;
  private static final int BUFFER_BYTES = 16 * 1024;

  private final int fd;
  private final NativeMemory buffer = NativeMemory.allocate(BUFFER_BYTES);

  private FileWatch(int fd) {
    this.fd = fd;
  }

  /** What can happen to a file. */
  public enum Change {
    /** Its content changed, and whoever writes it may not have finished. */
    MODIFIED,
    /** Somebody who could write it closed it. */
    WRITTEN,
    /** A name appeared; if it is that of a new file, somebody is about to write it. */
    CREATED,
    /** A whole file was given this name. */
    MOVED_HERE,
    /** No file has this name any more. */
    GONE,
    /** The watched directory itself is gone, and with it the watch; there is no name. */
    DIRECTORY_GONE,
    /** Changes were lost: anything may have happened anywhere; there is no name. */
    LOST
  }

  /** Told of changes. */
  @FunctionalInterface
  public interface Changes {
    /**
     * Something happened.
     *
     * @param watchId the directory, as {@link #watch} returned it
     * @param name the file's name in it
     * @param change what happened
     */
    void changed(int watchId, String name, Change change);
  }

  /** Opens a watch of nothing. */
  public static Result<FileWatch> open() {
    int fd = (int) Syscalls.call(SystemCall.INOTIFY_INIT1, NONBLOCK_CLOEXEC);
    return fd < 0
        ? new Result.Failure<>(Operation.OPEN_FILE_WATCH, -fd)
        : new Result.Success<>(new FileWatch(fd));
  }

  /** Returns the descriptor, for epoll. */
  public int fd() {
    return fd;
  }

  /**
   * Watches a directory.
   *
   * @return its id, the same for the same directory, or the negated errno
   */
  public int watch(Path directory) {
    try (NativeMemory path = NativeMemory.temporary(directory.toString())) {
      return (int) Syscalls.call(SystemCall.INOTIFY_ADD_WATCH, fd, path.address(), WATCHED);
    }
  }

  /** Watches a directory no longer; zero or the negated errno. */
  public int unwatch(int watchId) {
    return (int) Syscalls.call(SystemCall.INOTIFY_RM_WATCH, fd, watchId);
  }

  /**
   * Tells of every change that waits.
   *
   * @return zero or the negated errno
   */
  public int drain(Changes told) {
    int length = Descriptors.read(fd, buffer, BUFFER_BYTES);
    while (length > 0) {
      tell(length, told);
      length = Descriptors.read(fd, buffer, BUFFER_BYTES);
    }
    return length == -Errno.EAGAIN ? 0 : length;
  }

  private void tell(int length, Changes told) {
    ByteBuffer bytes = buffer.bytes();
    int at = 0;
    while (at + HEADER_BYTES <= length) {
      int watchId = bytes.getInt(at);
      int mask = bytes.getInt(at + 4);
      int nameBytes = bytes.getInt(at + 12);
      Change change = change(mask);
      if (change != null) {
        told.changed(watchId, name(at + HEADER_BYTES, nameBytes), change);
      }
      at += HEADER_BYTES + nameBytes;
    }
  }

  private String name(int from, int room) {
    int length = 0;
    while (length < room && buffer.bytes().get(from + length) != 0) {
      length++;
    }
    byte[] name = new byte[length];
    buffer.bytes().get(from, name);
    return new String(name, StandardCharsets.UTF_8);
  }

  private static @Nullable Change change(int mask) {
    return switch (mask & ~IN_ISDIR) {
      case IN_MODIFY -> Change.MODIFIED;
      case IN_CLOSE_WRITE -> Change.WRITTEN;
      case IN_CREATE -> Change.CREATED;
      case IN_MOVED_TO -> Change.MOVED_HERE;
      case IN_MOVED_FROM, IN_DELETE -> Change.GONE;
      case IN_MOVE_SELF, IN_IGNORED -> Change.DIRECTORY_GONE;
      case IN_Q_OVERFLOW -> Change.LOST;
      default -> null;
    };
  }

  @Override
  public void close() {
    Descriptors.close(fd);
    buffer.close();
  }
}
