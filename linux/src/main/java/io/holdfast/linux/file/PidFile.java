package io.holdfast.linux.file;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A locked file with our process id, as proof that no second daemon runs.
 *
 * <p>The lock belongs to the open file description, so it ends with the process however that ends,
 * and a file left behind by a killed predecessor is taken over.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/F_OFD_SETLK.2const.html">F_OFD_SETLK</a>
 */
public final class PidFile implements AutoCloseable {
  private static final int MODE = 0644;
  private static final int F_OFD_SETLK = 37;
  private static final int F_WRLCK = 1;
  private static final int FLOCK_BYTES = 32;
  private static final int MAX_TEXT_BYTES = 32;
  private static final int ATTEMPTS = 8;

  private final int fd;
  private final Path path;

  private PidFile(int fd, Path path) {
    this.fd = fd;
    this.path = path;
  }

  /** Opens, locks and writes the file; mode 0644 less the umask, owner this process. */
  public static PidLock open(Path path) {
    Path absolute = path.toAbsolutePath();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int flags = FileCalls.O_RDWR | FileCalls.O_CREAT;
      int fd = FileCalls.open(absolute.toString(), flags, MODE);
      if (fd < 0) {
        return new PidLock.Failed(-fd);
      }
      int result = lock(fd);
      if (result == 0 && isStillAt(fd, absolute)) {
        result = write(fd);
        if (result == 0) {
          return new PidLock.Locked(new PidFile(fd, absolute));
        }
      }
      long holder = result == -Errno.EAGAIN ? readPid(fd) : 0;
      Descriptors.close(fd);
      if (result == -Errno.EAGAIN) {
        return new PidLock.HeldBy(holder);
      }
      if (result < 0) {
        return new PidLock.Failed(-result);
      }
    }
    return new PidLock.Failed(Errno.EAGAIN);
  }

  /** Removes the file, then gives up the lock. */
  @Override
  public void close() {
    FileCalls.remove(path.toString());
    Descriptors.close(fd);
  }

  private static int lock(int fd) {
    try (NativeMemory request = NativeMemory.temporary(FLOCK_BYTES)) {
      request.bytes().putShort(0, (short) F_WRLCK);
      return (int) Syscalls.call(SystemCall.FCNTL, fd, F_OFD_SETLK, request.address());
    }
  }

  /** Returns whether the name still leads to the file we locked: its last holder removes it. */
  private static boolean isStillAt(int fd, Path path) {
    try {
      return Files.isSameFile(Path.of("/proc/self/fd/" + fd), path);
    } catch (IOException gone) {
      return false;
    }
  }

  private static int write(int fd) {
    int result = (int) Syscalls.call(SystemCall.FTRUNCATE, fd, 0);
    if (result < 0) {
      return result;
    }
    String text = ProcessHandle.current().pid() + "\n";
    return FileCalls.writeAll(fd, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static long readPid(int fd) {
    try (NativeMemory text = NativeMemory.temporary(MAX_TEXT_BYTES)) {
      int length = Descriptors.read(fd, text, MAX_TEXT_BYTES);
      long pid = 0;
      for (int index = 0; index < length; index++) {
        int digit = Character.digit(text.bytes().get(index), 10);
        if (digit < 0) {
          return pid;
        }
        pid = pid * 10 + digit;
      }
      return pid;
    }
  }
}
