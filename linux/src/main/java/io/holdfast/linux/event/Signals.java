package io.holdfast.linux.event;

import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;

/**
 * Signal numbers, with the real-time ones counted from glibc's SIGRTMIN of 34, and the mask of the
 * calling thread.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/signal.7.html">signal(7)</a>
 */
public final class Signals {
  public static final int SIGHUP = 1;
  public static final int SIGINT = 2;
  public static final int SIGKILL = 9;
  public static final int SIGUSR1 = 10;
  public static final int SIGUSR2 = 12;
  public static final int SIGTERM = 15;
  public static final int SIGXCPU = 24;

  /** SIGRTMIN+2: keepalived's JSON dump. */
  public static final int SIGRTMIN_PLUS_2 = 36;

  /** SIGRTMAX-1: keepalived's statistics dump that clears. */
  public static final int SIGRTMAX_MINUS_1 = 63;

  private static final int MAX_SIGNAL = 64;
  private static final int SIG_BLOCK = 0;

  private Signals() {}

  /**
   * Blocks signals in the calling thread. The other threads of a JVM have to be started with them
   * blocked already, which is the launcher's duty.
   *
   * @return zero or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/sigprocmask.2.html">sigprocmask(2)</a>
   */
  public static int block(int... signals) {
    try (NativeMemory mask = NativeMemory.temporary(Long.BYTES)) {
      mask.bytes().putLong(0, mask(signals));
      long address = mask.address();
      return (int) Syscalls.call(SystemCall.RT_SIGPROCMASK, SIG_BLOCK, address, 0, Long.BYTES);
    }
  }

  /**
   * Sends a signal to a process, or to a group if {@code pid} is negative; 0 only asks whether.
   *
   * @return zero or the negated errno
   * @see <a href="https://man7.org/linux/man-pages/man2/kill.2.html">kill(2)</a>
   */
  public static int send(long pid, int signal) {
    return (int) Syscalls.call(SystemCall.KILL, pid, signal);
  }

  static long mask(int... signals) {
    long mask = 0;
    for (int signal : signals) {
      if (signal < 1 || signal > MAX_SIGNAL) {
        throw new IllegalArgumentException("signal " + signal);
      }
      mask |= 1L << (signal - 1);
    }
    return mask;
  }
}
