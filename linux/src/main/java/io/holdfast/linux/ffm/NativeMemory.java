package io.holdfast.linux.ffm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A zeroed block of memory outside the heap whose address the kernel is given.
 *
 * <p>Access by absolute index through {@link #bytes()}, which is quick and allocation-free in every
 * compiler tier. Closing frees the block; a later access through the buffer throws, a later system
 * call on the address is a bug the kernel may answer with EFAULT, so owners close last.
 */
public final class NativeMemory implements AutoCloseable {
  private static final long ALIGNMENT = 16;

  private final Arena arena;
  private final long address;
  private final ByteBuffer bytes;

  private NativeMemory(Arena arena, int size) {
    this.arena = arena;
    MemorySegment segment = arena.allocate(size, ALIGNMENT);
    this.address = segment.address();
    this.bytes = segment.asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /** Allocates {@code size} bytes (at least 1) that any thread may use and close. */
  @SuppressWarnings("MustBeClosedChecker") // closed by close()
  public static NativeMemory allocate(int size) {
    return new NativeMemory(Arena.ofShared(), size);
  }

  /** Allocates {@code size} bytes for the calling thread alone; cheaper to close. */
  @SuppressWarnings("MustBeClosedChecker") // closed by close()
  public static NativeMemory temporary(int size) {
    return new NativeMemory(Arena.ofConfined(), size);
  }

  /** Allocates {@code text} in UTF-8 with a final NUL, for the calling thread alone. */
  public static NativeMemory temporary(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    NativeMemory memory = temporary(encoded.length + 1);
    memory.bytes.put(0, encoded);
    return memory;
  }

  /** Returns the address of the first byte. */
  public long address() {
    return address;
  }

  /** Returns the one shared view of the block, in native byte order. */
  public ByteBuffer bytes() {
    return bytes;
  }

  /** Returns the size in bytes. */
  public int size() {
    return bytes.capacity();
  }

  /** Frees the block. Of an {@link #allocate}d one this stops every thread for a moment. */
  @Override
  public void close() {
    arena.close();
  }
}
