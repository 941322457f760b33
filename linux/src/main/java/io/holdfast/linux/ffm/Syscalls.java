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

/**
 * The one downcall of the product: {@code syscall(2)} with its errno.
 *
 * <p>A handle per C function would cost linking time and hidden classes for each signature, also at
 * the first failover; one generic handle is linked once. It is never a critical call, so a thread
 * blocked in the kernel does not hold up a safepoint.
 *
 * <p>Usable from any thread. Allocates nothing after the first call of a thread where escape
 * analysis runs (C2); with C1 alone the JDK's own check of the errno segment costs 40 bytes a call.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/syscall.2.html">syscall(2)</a>
 */
public final class Syscalls {
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO_OFFSET = STATE.byteOffset(groupElement("errno"));
  private static final MethodHandle SYSCALL = link();
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

  private static MethodHandle link() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("syscall"),
        FunctionDescriptor.of(
            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
        Linker.Option.firstVariadicArg(1),
        Linker.Option.captureCallState("errno"));
  }
}
