package io.holdfast.linux.process;

import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;

/**
 * The permissions that files made by this process, and by those it starts, are without. Usable from
 * any thread, and counts for all of them.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/umask.2.html">umask(2)</a>
 */
public final class FileMask {
  /** The highest mask: all permissions. */
  public static final int MAX = 0777;

  private FileMask() {}

  /**
   * Sets the mask.
   *
   * @param mask 0 to {@link #MAX}
   * @return the one before
   */
  public static int set(int mask) {
    return (int) Syscalls.call(SystemCall.UMASK, mask);
  }
}
