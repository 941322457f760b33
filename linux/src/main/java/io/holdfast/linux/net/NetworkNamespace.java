package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;

/**
 * A network namespace that is kept open, so that platform threads can visit it: what they open
 * there stays there, whoever uses it later. A thread must not start or wake virtual threads while
 * it is elsewhere: their carriers would be born there.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/network_namespaces.7.html">
 *     network_namespaces(7)</a>
 */
public final class NetworkNamespace implements AutoCloseable {
  private static final String OWN = "/proc/thread-self/ns/net";
  private static final int CLONE_NEWNET = 0x40000000;
  private static final int AT_FDCWD = -100;
  private static final int O_CLOEXEC = 0x80000;

  private final int fd;

  private NetworkNamespace(int fd) {
    this.fd = fd;
  }

  /** Opens the namespace that {@code ip netns} calls {@code name}. */
  public static Result<NetworkNamespace> open(String name) {
    return Namespaces.isName(name)
        ? openPath(Namespaces.path(name))
        : new Result.Failure<>(Operation.OPEN_FILE, Errno.EINVAL);
  }

  /** Opens the namespace of the calling thread. */
  public static Result<NetworkNamespace> own() {
    return openPath(OWN);
  }

  private static Result<NetworkNamespace> openPath(String file) {
    try (NativeMemory path = NativeMemory.temporary(file)) {
      int fd = (int) Syscalls.call(SystemCall.OPENAT, AT_FDCWD, path.address(), O_CLOEXEC);
      return fd < 0
          ? new Result.Failure<>(Operation.OPEN_FILE, -fd)
          : new Result.Success<>(new NetworkNamespace(fd));
    }
  }

  /**
   * Moves the calling thread here for good.
   *
   * @return zero or the negated errno; EINVAL for a file that is no namespace
   */
  public int enter() {
    return (int) Syscalls.call(SystemCall.SETNS, fd, CLONE_NEWNET);
  }

  /**
   * Does something here, and goes back.
   *
   * @param home where the calling thread belongs
   * @return zero, or the negated errno when the thread could not come here and nothing was done
   * @throws IllegalStateException if there is no way back: the thread can do no more good
   */
  public int visit(NetworkNamespace home, Runnable work) {
    int result = enter();
    if (result < 0) {
      return result;
    }
    try (var _ = new WayBack(home)) {
      work.run();
    }
    return 0;
  }

  private record WayBack(NetworkNamespace home) implements AutoCloseable {
    @Override
    public void close() {
      int result = home.enter();
      if (result < 0) {
        throw new IllegalStateException("no way back to the network namespace: errno " + -result);
      }
    }
  }

  @Override
  public void close() {
    Descriptors.close(fd);
  }
}
