package io.holdfast.linux.process;

import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;

/**
 * Asks the kernel for children that have ended. Stateless.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/waitid.2.html">waitid(2)</a>
 */
final class WaitId {
  /** Any child. */
  static final int P_ALL = 0;

  /** The one of a number. */
  static final int P_PID = 1;

  /** The one of a descriptor. */
  static final int P_PIDFD = 3;

  static final int WNOHANG = 1;
  static final int WEXITED = 4;
  static final int WNOWAIT = 0x0100_0000;

  /** Room for {@code siginfo_t}, and where in it the answer is. */
  static final int INFO_BYTES = 128;

  static final int INFO_CODE = 8;
  static final int INFO_PID = 16;
  static final int INFO_STATUS = 24;

  private WaitId() {}

  /**
   * Waits, or looks with {@link #WNOHANG}; the answer is in {@code info}.
   *
   * @return zero or the negated errno
   */
  static int call(int kind, long which, int options, NativeMemory info) {
    long result;
    do {
      result = Syscalls.call(SystemCall.WAITID, kind, which, info.address(), options, 0, 0);
    } while (result == -Errno.EINTR);
    return (int) result;
  }
}
