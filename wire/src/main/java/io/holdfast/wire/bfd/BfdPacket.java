package io.holdfast.wire.bfd;

import io.holdfast.wire.bytes.NetworkOrder;
import java.nio.ByteBuffer;

/**
 * A reusable view of one received control packet (RFC 5880 section 4.1). It copies the fields, so
 * the buffer may be filled again. Allocates nothing. Not thread safe.
 */
public final class BfdPacket {
  private static final int VERSION_SHIFT = 5;

  private BfdState state = BfdState.ADMIN_DOWN;
  private BfdDiagnostic diagnostic = BfdDiagnostic.NONE;
  private int flags;
  private int multiplier;
  private long ownDiscriminator;
  private long peerDiscriminator;
  private long minTxMicros;
  private long minRxMicros;

  /** Creates a view of nothing. */
  public BfdPacket() {}

  /**
   * Shows the payload of a UDP datagram.
   *
   * @param source buffer that holds it; position and limit are not touched
   * @param offset of its first byte
   * @param length number of bytes received
   * @return {@link BfdDecodeError#NONE} if it is to be given to its session; the checks that need
   *     no session are those of RFC 5880 section 6.8.6, in their order
   */
  public BfdDecodeError wrap(ByteBuffer source, int offset, int length) {
    if (offset < 0 || length < 0 || offset > source.limit() - length) {
      return BfdDecodeError.OUTSIDE_BUFFER;
    }
    if (length < BfdControl.LENGTH) {
      return BfdDecodeError.TOO_SHORT;
    }
    int first = NetworkOrder.getByte(source, offset);
    if (first >>> VERSION_SHIFT != BfdControl.VERSION) {
      return BfdDecodeError.WRONG_VERSION;
    }
    int claimed = NetworkOrder.getByte(source, offset + 3);
    if (claimed < BfdControl.LENGTH || claimed > length) {
      return BfdDecodeError.BAD_LENGTH;
    }
    read(source, offset, first);
    return check();
  }

  /** State of the sender. */
  public BfdState state() {
    return state;
  }

  /** Why the sender last left Up. */
  public BfdDiagnostic diagnostic() {
    return diagnostic;
  }

  /** Whether the sender wants an answer at once. */
  public boolean isPoll() {
    return (flags & BfdControl.POLL) != 0;
  }

  /** Whether it answers our poll. */
  public boolean isFinal() {
    return (flags & BfdControl.FINAL) != 0;
  }

  /** Packets we may miss before the session is down, 1..255. */
  public int multiplier() {
    return multiplier;
  }

  /** What the sender calls the session, 1..2^32-1. */
  public long ownDiscriminator() {
    return ownDiscriminator;
  }

  /** What we call the session as the sender knows, or 0. */
  public long peerDiscriminator() {
    return peerDiscriminator;
  }

  /** Shortest interval that the sender would like to send at, in microseconds. */
  public long minTxMicros() {
    return minTxMicros;
  }

  /** Shortest interval that the sender can receive at, in microseconds; 0: send nothing. */
  public long minRxMicros() {
    return minRxMicros;
  }

  private void read(ByteBuffer source, int offset, int first) {
    diagnostic = BfdDiagnostic.of(first & BfdControl.DIAGNOSTIC_MASK);
    flags = NetworkOrder.getByte(source, offset + 1);
    state = BfdState.of(flags >>> BfdControl.STATE_SHIFT);
    multiplier = NetworkOrder.getByte(source, offset + 2);
    ownDiscriminator = NetworkOrder.getInt(source, offset + 4);
    peerDiscriminator = NetworkOrder.getInt(source, offset + 8);
    minTxMicros = NetworkOrder.getInt(source, offset + 12);
    minRxMicros = NetworkOrder.getInt(source, offset + 16);
  }

  private BfdDecodeError check() {
    if (multiplier == 0) {
      return BfdDecodeError.NO_MULTIPLIER;
    }
    if ((flags & BfdControl.MULTIPOINT) != 0) {
      return BfdDecodeError.MULTIPOINT;
    }
    if (ownDiscriminator == 0) {
      return BfdDecodeError.NO_DISCRIMINATOR;
    }
    boolean isDown = state == BfdState.DOWN || state == BfdState.ADMIN_DOWN;
    if (peerDiscriminator == 0 && !isDown) {
      return BfdDecodeError.UNKNOWN_SESSION;
    }
    boolean isAuthenticated = (flags & BfdControl.AUTHENTICATION) != 0;
    return isAuthenticated ? BfdDecodeError.AUTHENTICATED : BfdDecodeError.NONE;
  }
}
