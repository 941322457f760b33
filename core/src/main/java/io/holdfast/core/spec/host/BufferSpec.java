package io.holdfast.core.spec.host;

/**
 * The receive buffer of a socket.
 *
 * @param bytes its size in octets, 0 for the kernel's
 * @param forced whether the limit of the kernel is passed over
 */
public record BufferSpec(long bytes, boolean forced) {
  /** The kernel's. */
  public static final BufferSpec KERNEL = new BufferSpec(0, false);
}
