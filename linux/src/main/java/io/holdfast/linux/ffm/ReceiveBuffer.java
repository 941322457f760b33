package io.holdfast.linux.ffm;

/**
 * The receive buffer of a socket. The kernel doubles what it is asked for, to count its own
 * overhead too.
 *
 * @param bytes its size in octets, 0 for the kernel's
 * @param forced whether the limit of the system is passed over, where the capability allows
 * @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
 */
public record ReceiveBuffer(long bytes, boolean forced) {

  /**
   * Asks for the size: beyond the system's limit where that is wanted and allowed, else up to it.
   *
   * @return zero or the negated errno
   */
  public int set(int fd) {
    if (bytes == 0) {
      return 0;
    }
    int size = (int) Math.min(bytes, Integer.MAX_VALUE);
    int result = forced ? Sockets.setOption(fd, SocketOption.SO_RCVBUFFORCE, size) : -Errno.EPERM;
    return result == -Errno.EPERM ? Sockets.setOption(fd, SocketOption.SO_RCVBUF, size) : result;
  }
}
