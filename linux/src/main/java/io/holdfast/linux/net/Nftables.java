package io.holdfast.linux.net;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The library behind the {@code nft} command, loaded when it is first needed and not before: a
 * daemon that sets no rules never touches it. All commands of one text are one transaction, in the
 * network namespace of the thread that made this. Not thread safe.
 *
 * @see <a href="https://manpages.debian.org/libnftables">libnftables(3)</a>
 */
public final class Nftables implements AutoCloseable {
  private static final String LIBRARY = "libnftables.so.1";
  private static final int MAX_MESSAGE = 4096;

  private final MemorySegment context;
  private final MethodHandle run;
  private final MethodHandle errors;
  private final MethodHandle free;

  private Nftables(SymbolLookup library) throws Throwable {
    Linker linker = Linker.nativeLinker();
    MethodHandle create =
        handle(linker, library, "nft_ctx_new", FunctionDescriptor.of(ADDRESS, JAVA_INT));
    MethodHandle bufferErrors =
        handle(linker, library, "nft_ctx_buffer_error", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    run =
        handle(
            linker,
            library,
            "nft_run_cmd_from_buffer",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    errors =
        handle(
            linker, library, "nft_ctx_get_error_buffer", FunctionDescriptor.of(ADDRESS, ADDRESS));
    free = handle(linker, library, "nft_ctx_free", FunctionDescriptor.ofVoid(ADDRESS));
    context = (MemorySegment) create.invokeExact(0);
    if (context.equals(MemorySegment.NULL) || (int) bufferErrors.invokeExact(context) != 0) {
      throw new IllegalStateException("no context");
    }
  }

  /** Loads the library; null where the host has none, or an unknown one. */
  @SuppressWarnings("CatchingUnchecked")
  public static @Nullable Nftables open() {
    try {
      return new Nftables(SymbolLookup.libraryLookup(LIBRARY, Arena.global()));
    } catch (Throwable absent) {
      return null;
    }
  }

  /**
   * Runs commands as one transaction.
   *
   * @param commands in the language of nft(8)
   * @return the first line of what is wrong, in the library's words; null when all is done
   */
  public @Nullable String run(String commands) {
    try (Arena arena = Arena.ofConfined()) {
      int result = (int) run.invokeExact(context, arena.allocateFrom(commands));
      MemorySegment message = (MemorySegment) errors.invokeExact(context);
      return result == 0 ? null : firstLine(message);
    } catch (Throwable impossible) {
      throw new AssertionError("libnftables does not throw", impossible);
    }
  }

  @Override
  public void close() {
    try {
      free.invokeExact(context);
    } catch (Throwable impossible) {
      throw new AssertionError("libnftables does not throw", impossible);
    }
  }

  private static String firstLine(MemorySegment message) {
    if (message.equals(MemorySegment.NULL)) {
      return "no reason given";
    }
    String text = message.reinterpret(Long.MAX_VALUE).getString(0);
    String cut = text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) : text;
    return cut.lines().findFirst().orElse("no reason given").strip();
  }

  private static MethodHandle handle(
      Linker linker, SymbolLookup library, String name, FunctionDescriptor descriptor) {
    return linker.downcallHandle(library.findOrThrow(name), descriptor);
  }
}
