package io.holdfast.linux.process;

import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.util.BitSet;

/**
 * Scheduling and memory locking of the loop thread. Every method works on the calling thread, and
 * returns zero or the negated errno (EPERM without the capability), unless it says otherwise.
 */
public final class Scheduling {
  private static final int CALLING_THREAD = 0;
  private static final int SCHED_RR = 2;
  private static final int SCHED_RESET_ON_FORK = 0x40000000;
  private static final int PRIO_PROCESS = 0;
  private static final int RLIMIT_RTTIME = 15;
  private static final int RLIMIT_BYTES = 16;
  private static final int MCL_CURRENT_FUTURE_ONFAULT = 7;

  private static final int PR_SET_TIMERSLACK = 29;

  /** Zero would mean the default. */
  private static final int LEAST_SLACK_NANOS = 1;

  private Scheduling() {}

  /**
   * Makes the thread a real-time one; processes it starts are normal again.
   *
   * @param priority 1 to 99
   * @see <a href="https://man7.org/linux/man-pages/man2/sched_setscheduler.2.html">
   *     sched_setscheduler(2)</a>
   */
  public static int realTime(int priority) {
    try (NativeMemory parameter = NativeMemory.temporary(Integer.BYTES)) {
      parameter.bytes().putInt(0, priority);
      int policy = SCHED_RR | SCHED_RESET_ON_FORK;
      long address = parameter.address();
      return (int) Syscalls.call(SystemCall.SCHED_SETSCHEDULER, CALLING_THREAD, policy, address);
    }
  }

  /** Returns whether the thread is a real-time one. */
  public static boolean isRealTime() {
    long policy = Syscalls.call(SystemCall.SCHED_GETSCHEDULER, CALLING_THREAD);
    return policy >= 0 && (policy & ~SCHED_RESET_ON_FORK) == SCHED_RR;
  }

  /**
   * Bounds the time real-time threads of this process may run without blocking.
   *
   * @param micros microseconds; beyond it the process gets SIGXCPU each second
   * @see <a href="https://man7.org/linux/man-pages/man2/getrlimit.2.html">prlimit(2)</a>
   */
  public static int realTimeLimit(long micros) {
    try (NativeMemory limit = NativeMemory.temporary(RLIMIT_BYTES)) {
      limit.bytes().putLong(0, micros);
      limit.bytes().putLong(Long.BYTES, micros);
      long address = limit.address();
      return (int) Syscalls.call(SystemCall.PRLIMIT64, CALLING_THREAD, RLIMIT_RTTIME, address, 0);
    }
  }

  /**
   * Sets the nice value of the thread, -20 to 19.
   *
   * @see <a href="https://man7.org/linux/man-pages/man2/setpriority.2.html">setpriority(2)</a>
   */
  public static int nice(int value) {
    return (int) Syscalls.call(SystemCall.SETPRIORITY, PRIO_PROCESS, CALLING_THREAD, value);
  }

  /**
   * Makes the kernel end the thread's waits on time. Otherwise it lets each be late by 50
   * microseconds, to end several of them with one interrupt.
   *
   * @see <a href="https://man7.org/linux/man-pages/man2/PR_SET_TIMERSLACK.2const.html">
   *     PR_SET_TIMERSLACK(2const)</a>
   */
  public static int wakeOnTime() {
    return (int) Syscalls.call(SystemCall.PRCTL, PR_SET_TIMERSLACK, LEAST_SLACK_NANOS);
  }

  /**
   * Keeps the memory of the whole process from being swapped out, each page from its first use; a
   * JVM that locked what it only reserves would take five times the memory.
   *
   * @see <a href="https://man7.org/linux/man-pages/man2/mlock.2.html">mlockall(2)</a>
   */
  public static int lockMemory() {
    return (int) Syscalls.call(SystemCall.MLOCKALL, MCL_CURRENT_FUTURE_ONFAULT);
  }

  /**
   * Binds the thread to processors, counted from zero.
   *
   * @see <a href="https://man7.org/linux/man-pages/man2/sched_setaffinity.2.html">
   *     sched_setaffinity(2)</a>
   */
  public static int affinity(BitSet processors) {
    long[] words = processors.toLongArray();
    int bytes = Math.max(1, words.length) * Long.BYTES;
    try (NativeMemory mask = NativeMemory.temporary(bytes)) {
      for (int index = 0; index < words.length; index++) {
        mask.bytes().putLong(index * Long.BYTES, words[index]);
      }
      long address = mask.address();
      return (int) Syscalls.call(SystemCall.SCHED_SETAFFINITY, CALLING_THREAD, bytes, address);
    }
  }
}
