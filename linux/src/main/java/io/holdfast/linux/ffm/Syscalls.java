package io.holdfast.linux.ffm;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/**
 * The one downcall of the product: {@code syscall(2)}, with its errno or, where nothing may be
 * allocated, without.
 *
 * <p>A handle per C function would cost linking time and hidden classes for each signature, also at
 * the first failover; one generic handle is linked once. It is never a critical call, so a thread
 * blocked in the kernel does not hold up a safepoint.
 *
 * <p>Usable from any thread. Asking for the errno allocates: the JDK's own check of the segment it
 * is written to costs 40 bytes a call, unless escape analysis runs (C2), which the daemon does
 * without. So {@link #repeatable} asks for it only when a call has failed.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/syscall.2.html">syscall(2)</a>
 */
public final class Syscalls {
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO_OFFSET = STATE.byteOffset(groupElement("errno"));
  private static final MethodHandle SYSCALL = link(Linker.Option.captureCallState("errno"));
  private static final ThreadLocal<MemorySegment> STATE_OF_THREAD =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

  private Syscalls() {}

  /**
   * Makes a system call with up to six arguments; pointers are addresses of native memory that the
   * caller keeps alive.
   *
   * @return the kernel's result, or the negated errno
   */
  public static long call(SystemCall call, long a, long b, long c, long d, long e, long f) {
    MemorySegment state = STATE_OF_THREAD.get();
    long result = invoke(state, call.number(), a, b, c, d, e, f);
    return result == -1 ? -state.get(JAVA_INT, ERRNO_OFFSET) : result;
  }

  /**
   * As {@link #call(SystemCall, long, long, long, long, long, long)}, for a call that may be made
   * again when it fails: the errno is that of the second attempt, which may also succeed. Allocates
   * nothing unless the call fails.
   */
  public static long repeatable(SystemCall call, long a, long b, long c, long d, long e, long f) {
    long result = attempt(call, a, b, c, d, e, f);
    return result == -1 ? call(call, a, b, c, d, e, f) : result;
  }

  /** Makes a system call and returns its result, or -1 whatever the reason. Allocates nothing. */
  public static long attempt(SystemCall call, long a, long b, long c, long d, long e, long f) {
    return SyscallWithoutErrno.invoke(call.number(), a, b, c, d, e, f);
  }

  /** As {@link #call(SystemCall, long, long, long, long, long, long)} with one argument. */
  public static long call(SystemCall call, long a) {
    return call(call, a, 0, 0, 0, 0, 0);
  }

  /** As {@link #call(SystemCall, long, long, long, long, long, long)} with two arguments. */
  public static long call(SystemCall call, long a, long b) {
    return call(call, a, b, 0, 0, 0, 0);
  }

  /** As {@link #call(SystemCall, long, long, long, long, long, long)} with three arguments. */
  public static long call(SystemCall call, long a, long b, long c) {
    return call(call, a, b, c, 0, 0, 0);
  }

  /** As {@link #call(SystemCall, long, long, long, long, long, long)} with four arguments. */
  public static long call(SystemCall call, long a, long b, long c, long d) {
    return call(call, a, b, c, d, 0, 0);
  }

  private static long invoke(
      MemorySegment state, long number, long a, long b, long c, long d, long e, long f) {
    try {
      return (long) SYSCALL.invokeExact(state, number, a, b, c, d, e, f);
    } catch (Throwable impossible) {
      throw new AssertionError("syscall(2) does not throw", impossible);
    }
  }

  /** Linked when it is first used: client commands never do. */
  private static final class SyscallWithoutErrno {
    private static final MethodHandle SYSCALL = link();

    private SyscallWithoutErrno() {}

    static long invoke(long number, long a, long b, long c, long d, long e, long f) {
      try {
        return (long) SYSCALL.invokeExact(number, a, b, c, d, e, f);
      } catch (Throwable impossible) {
        throw new AssertionError("syscall(2) does not throw", impossible);
      }
    }
  }

  private static MethodHandle link(Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    Linker.Option[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = Linker.Option.firstVariadicArg(1);
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("syscall"),
        FunctionDescriptor.of(
            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
        all);
  }
}
