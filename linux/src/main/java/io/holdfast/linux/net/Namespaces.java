package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;

/**
 * Moves the calling thread to another network namespace, with the threads and processes it starts
 * from then on. Never call it on a virtual thread: the carrier would move.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/network_namespaces.7.html">
 *     network_namespaces(7)</a>
 */
public final class Namespaces {
  private static final String DIRECTORY = "/run/netns/";
  private static final int CLONE_NEWNET = 0x40000000;
  private static final int AT_FDCWD = -100;
  private static final int O_CLOEXEC = 0x80000;

  private Namespaces() {}

  /** Where {@code ip netns} keeps the namespace that it calls {@code name}. */
  public static String path(String name) {
    return DIRECTORY + name;
  }

  /** Whether a name is a plain file name. */
  static boolean isName(String name) {
    return !name.isEmpty() && name.indexOf('/') < 0 && !name.startsWith(".");
  }

  /**
   * Joins the namespace that {@code ip netns} calls {@code name}.
   *
   * @return zero or the negated errno; EINVAL for a name that is no plain file name
   * @see <a href="https://man7.org/linux/man-pages/man2/setns.2.html">setns(2)</a>
   */
  public static int join(String name) {
    if (!isName(name)) {
      return -Errno.EINVAL;
    }
    try (NativeMemory path = NativeMemory.temporary(DIRECTORY + name)) {
      int fd = (int) Syscalls.call(SystemCall.OPENAT, AT_FDCWD, path.address(), O_CLOEXEC);
      if (fd < 0) {
        return fd;
      }
      int result = (int) Syscalls.call(SystemCall.SETNS, fd, CLONE_NEWNET);
      Descriptors.close(fd);
      return result;
    }
  }

  /**
   * Moves the calling thread into a new, empty namespace that ends with its last user.
   *
   * @return zero or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/unshare.2.html">unshare(2)</a>
   */
  public static int create() {
    return (int) Syscalls.call(SystemCall.UNSHARE, CLONE_NEWNET);
  }
}
