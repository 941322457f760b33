package io.holdfast.linux.file;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;

/** File calls the JDK does not offer with these flags. Paths are absolute. */
final class FileCalls {
  static final int O_WRONLY = 0x1;
  static final int O_RDWR = 0x2;
  static final int O_CREAT = 0x40;
  static final int O_NONBLOCK = 0x800;
  static final int O_EXCL = 0x80;
  static final int O_TRUNC = 0x200;
  static final int O_CLOEXEC = 0x80000;

  private static final int S_IFIFO = 0x1000;
  private static final int AT_FDCWD = -100;

  private FileCalls() {}

  /**
   * Opens a file.
   *
   * @return the descriptor or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">openat(2)</a>
   */
  static int open(String path, int flags, int mode) {
    try (NativeMemory name = NativeMemory.temporary(path)) {
      int allFlags = flags | O_CLOEXEC | OpenFlags.noFollow();
      return (int) Syscalls.call(SystemCall.OPENAT, AT_FDCWD, name.address(), allFlags, mode);
    }
  }

  /**
   * Renames a file over another.
   *
   * @return zero or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/rename.2.html">renameat2(2)</a>
   */
  static int rename(String from, String to) {
    try (NativeMemory source = NativeMemory.temporary(from);
        NativeMemory target = NativeMemory.temporary(to)) {
      long sourceAddress = source.address();
      long targetAddress = target.address();
      return (int)
          Syscalls.call(
              SystemCall.RENAMEAT2, AT_FDCWD, sourceAddress, AT_FDCWD, targetAddress, 0, 0);
    }
  }

  /**
   * Removes a file.
   *
   * @return zero or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/unlink.2.html">unlinkat(2)</a>
   */
  static int remove(String path) {
    try (NativeMemory name = NativeMemory.temporary(path)) {
      return (int) Syscalls.call(SystemCall.UNLINKAT, AT_FDCWD, name.address(), 0);
    }
  }

  /**
   * Makes a FIFO, less the umask.
   *
   * @return zero or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/mknod.2.html">mknodat(2)</a>
   */
  static int makeFifo(String path, int mode) {
    try (NativeMemory name = NativeMemory.temporary(path)) {
      return (int) Syscalls.call(SystemCall.MKNODAT, AT_FDCWD, name.address(), S_IFIFO | mode, 0);
    }
  }

  /**
   * Sets the owner of an open file.
   *
   * @return zero or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/chown.2.html">fchown(2)</a>
   */
  static int owner(int fd, int uid, int gid) {
    return (int) Syscalls.call(SystemCall.FCHOWN, fd, uid, gid);
  }

  /**
   * Sets the permissions of an open file.
   *
   * @return zero or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/chmod.2.html">fchmod(2)</a>
   */
  static int mode(int fd, int mode) {
    return (int) Syscalls.call(SystemCall.FCHMOD, fd, mode);
  }

  /** Writes all of {@code content}; zero or the negated errno. */
  static int writeAll(int fd, byte[] content) {
    try (NativeMemory memory = NativeMemory.temporary(Math.max(1, content.length))) {
      memory.bytes().put(0, content);
      int written = 0;
      while (written < content.length) {
        int result = Descriptors.write(fd, memory, written, content.length - written);
        if (result < 0) {
          return result;
        }
        written += result;
      }
      return 0;
    }
  }
}
