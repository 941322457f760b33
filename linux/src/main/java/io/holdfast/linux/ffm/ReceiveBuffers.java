package io.holdfast.linux.ffm;

import io.holdfast.core.spec.host.BufferSpec;

/**
 * Sizes the receive buffers of sockets. The kernel doubles what it is asked for, to count its own
 * overhead too.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
 */
public final class ReceiveBuffers {
  private ReceiveBuffers() {}

  /**
   * Asks for a size: beyond the system's limit where that is wanted and the capability allows, else
   * up to the limit. A size of 0 leaves the buffer as it is.
   *
   * @return zero or the negated errno
   */
  public static int set(int fd, BufferSpec wanted) {
    if (wanted.bytes() == 0) {
      return 0;
    }
    int bytes = (int) Math.min(wanted.bytes(), Integer.MAX_VALUE);
    int result =
        wanted.forced() ? Sockets.setOption(fd, SocketOption.SO_RCVBUFFORCE, bytes) : -Errno.EPERM;
    return result == -Errno.EPERM ? Sockets.setOption(fd, SocketOption.SO_RCVBUF, bytes) : result;
  }
}
