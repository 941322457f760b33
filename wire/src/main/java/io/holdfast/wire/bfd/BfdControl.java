package io.holdfast.wire.bfd;

import io.holdfast.wire.bytes.NetworkOrder;
import java.nio.ByteBuffer;

/**
 * A control packet that we send: the mandatory section of RFC 5880 section 4.1, without
 * authentication and without the echo function.
 *
 * @param state our state
 * @param diagnostic why we last left Up
 * @param isPoll a poll sequence is under way
 * @param isFinal this answers a poll
 * @param multiplier 1..255, packets the peer may miss
 * @param ownDiscriminator 1..2^32-1
 * @param peerDiscriminator what the peer calls the session, 0 while unknown
 * @param minTxMicros shortest interval that we would like to send at, in microseconds
 * @param minRxMicros shortest interval that we can receive at, in microseconds
 */
public record BfdControl(
    BfdState state,
    BfdDiagnostic diagnostic,
    boolean isPoll,
    boolean isFinal,
    int multiplier,
    long ownDiscriminator,
    long peerDiscriminator,
    long minTxMicros,
    long minRxMicros) {

  /** Length of the packet in bytes. */
  public static final int LENGTH = 24;

  static final int VERSION = 1;
  static final int STATE_SHIFT = 6;
  static final int POLL = 0x20;
  static final int FINAL = 0x10;
  static final int AUTHENTICATION = 0x04;
  static final int MULTIPOINT = 0x01;
  static final int DIAGNOSTIC_MASK = 0x1f;

  /**
   * Writes the packet.
   *
   * @param to any byte order; position and limit are not touched
   * @param offset of the first byte
   * @return {@link #LENGTH}
   */
  public int writeTo(ByteBuffer to, int offset) {
    NetworkOrder.putByte(to, offset, VERSION << 5 | diagnostic.code());
    int flags = (isPoll ? POLL : 0) | (isFinal ? FINAL : 0);
    NetworkOrder.putByte(to, offset + 1, state.code() << STATE_SHIFT | flags);
    NetworkOrder.putByte(to, offset + 2, multiplier);
    NetworkOrder.putByte(to, offset + 3, LENGTH);
    NetworkOrder.putInt(to, offset + 4, ownDiscriminator);
    NetworkOrder.putInt(to, offset + 8, peerDiscriminator);
    NetworkOrder.putInt(to, offset + 12, minTxMicros);
    NetworkOrder.putInt(to, offset + 16, minRxMicros);
    NetworkOrder.putInt(to, offset + 20, 0);
    return LENGTH;
  }
}
