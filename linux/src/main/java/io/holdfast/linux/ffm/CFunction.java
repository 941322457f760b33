package io.holdfast.linux.ffm;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Optional;

/**
 * A function of the C library that returns an {@code int}, for what is no system call.
 *
 * <p>All are called with six words through one handle, which is linked once: both calling
 * conventions pass the first six in registers, and a function with fewer parameters does not look
 * at the rest. Usable from any thread, as far as the function is.
 */
public final class CFunction {
  private static final int MAX_WORDS = 6;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle CALL =
      LINKER.downcallHandle(
          FunctionDescriptor.of(
              JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

  private final MemorySegment address;

  private CFunction(MemorySegment address) {
    this.address = address;
  }

  /** Returns the function, or nothing where the C library has none of this name. */
  public static Optional<CFunction> find(String name) {
    return symbol(name).map(CFunction::new);
  }

  /** Returns the address of a function or variable of the C library. */
  public static Optional<MemorySegment> symbol(String name) {
    return LINKER.defaultLookup().find(name);
  }

  /** Calls it with up to six words: numbers, or addresses of memory that the caller keeps. */
  public int call(long... words) {
    long[] six = Arrays.copyOf(words, MAX_WORDS);
    try {
      return (int) CALL.invokeExact(address, six[0], six[1], six[2], six[3], six[4], six[5]);
    } catch (Throwable impossible) {
      throw new AssertionError("a C function does not throw", impossible);
    }
  }
}
