package io.holdfast.daemon.watch;

import io.holdfast.core.FileReading;
import io.holdfast.linux.event.Epoll;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One file with a number, and whether somebody is writing it: a reading counts only if nobody
 * changed the file since the last writer closed it. Owned by the thread that watches files.
 */
final class TrackedFile {
  /** More than any number, and what keepalived reads. */
  private static final int MAX_BYTES = 128;

  private static final long SECOND_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Path path;
  private boolean isWritten;
  private boolean isDue = true;
  private boolean isSecondLook;
  private long notBeforeNanos = Long.MIN_VALUE;
  private @Nullable FileReading last;

  TrackedFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** The last whole content, or null before the first. */
  @Nullable FileReading last() {
    return last;
  }

  /** Its places: where it is named, and where it is if that name is a symbolic link. */
  List<Path> places() {
    try {
      Path real = path.toRealPath();
      return real.equals(path) ? List.of(path) : List.of(path, real);
    } catch (IOException absent) {
      return List.of(path);
    }
  }

  /** Somebody is changing its content, and will close it. */
  void changing() {
    isWritten = true;
  }

  /** It is whole, or gone. */
  void settled() {
    isWritten = false;
    isDue = true;
    isSecondLook = false;
    notBeforeNanos = Long.MIN_VALUE;
  }

  /** A name appeared: a link leads to a whole file; anything else is about to be written. */
  void appeared() {
    if (Files.isSymbolicLink(path)) {
      settled();
    }
  }

  /** When it is to be read; {@link Epoll#NEVER} if nothing happened, or somebody writes it. */
  long dueNanos() {
    return isDue && !isWritten ? notBeforeNanos : Epoll.NEVER;
  }

  /** Reads it; {@link #keep} follows once what happened meanwhile is known. */
  FileReading read() {
    isDue = false;
    if (!Files.isRegularFile(path)) {
      return FileReading.ABSENT;
    }
    try (InputStream content = Files.newInputStream(path)) {
      return new FileReading(
          new String(content.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1));
    } catch (IOException unreadable) {
      return FileReading.ABSENT;
    }
  }

  /**
   * Takes a reading, unless somebody wrote meanwhile; then another one follows. Before the kernel
   * tells that somebody emptied a file to write it anew, it is empty for a moment already: that
   * needs a second look.
   *
   * @return whether it is another content
   */
  boolean keep(FileReading reading, long nowNanos) {
    if (isDue || isWritten) {
      return false;
    }
    if (reading.text().isEmpty() && !isSecondLook && Files.exists(path)) {
      isSecondLook = true;
      isDue = true;
      notBeforeNanos = nowNanos + SECOND_LOOK_NANOS;
      return false;
    }
    boolean isOther = !reading.equals(last);
    last = reading;
    return isOther;
  }
}
