package io.holdfast.linux.process;

/**
 * The capabilities the daemon works with.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/capabilities.7.html">capabilities(7)</a>
 */
public enum Capability {
  /** Broadcasts and listening to multicasts. */
  NET_BROADCAST(11),
  /** Addresses, links, buffers beyond the limit. */
  NET_ADMIN(12),
  /** Raw and packet sockets. */
  NET_RAW(13),
  /** Locked memory beyond the limit. */
  IPC_LOCK(14),
  /** Real-time scheduling. */
  SYS_NICE(23);

  private final int bit;

  Capability(int bit) {
    this.bit = bit;
  }

  boolean isIn(long mask) {
    return (mask >>> bit & 1) != 0;
  }
}
