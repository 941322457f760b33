package io.holdfast.wire.vrrp;

import io.holdfast.wire.auth.Hmac;
import io.holdfast.wire.bytes.NetworkOrder;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.Ipv4Header;
import java.nio.ByteBuffer;

/**
 * The trailer of keepalived 2.4's {@code auth_hmac}: 28 bytes behind the advert with a key id, a
 * sequence made of UTC time and a counter, and the first 128 bits of HMAC-SHA-256.
 *
 * <p>Covered are family, version, VRID and source address, the advert without its checksum, and the
 * trailer up to the proof; the destination is not, so the copies for all peers are equal. Seals and
 * checks in place and allocates nothing. Not thread safe.
 */
public final class HmacTrailer implements AdvertSeal {
  /** Length in bytes. */
  public static final int LENGTH = 28;

  /** The only kind of proof there is: HMAC-SHA-256, cut to 128 bits. */
  public static final int TYPE_SHA256_128 = 1;

  private static final int KEY_ID_OFFSET = 1;
  private static final int RESERVED_OFFSET = 2;
  private static final int SEQUENCE_OFFSET = 4;
  private static final int PROOF_OFFSET = 12;
  private static final int PROOF_LENGTH = 16;
  private static final int CHECKSUM_LENGTH = 2;

  private final Hmac hmac;
  private final int keyId;

  /**
   * Makes one for a key.
   *
   * @param keyId 1 to 255
   * @param key 32 to 64 bytes
   */
  public HmacTrailer(int keyId, byte[] key) {
    this.keyId = keyId;
    this.hmac = Hmac.sha256(key);
  }

  /** Returns whether type and reserved field of a packet's trailer are what they must be. */
  public static boolean isWellFormed(VrrpPacket packet) {
    int trailer = offset(packet);
    return NetworkOrder.getByte(packet.buffer(), trailer) == TYPE_SHA256_128
        && NetworkOrder.getShort(packet.buffer(), trailer + RESERVED_OFFSET) == 0;
  }

  /** Returns the key id in a packet's trailer. */
  public static int keyId(VrrpPacket packet) {
    return NetworkOrder.getByte(packet.buffer(), offset(packet) + KEY_ID_OFFSET);
  }

  /** Returns the number in a packet's trailer. */
  public static long sequence(VrrpPacket packet) {
    return NetworkOrder.getLong(packet.buffer(), offset(packet) + SEQUENCE_OFFSET);
  }

  /** Returns the id of its key. */
  public int keyId() {
    return keyId;
  }

  @Override
  public void seal(AdvertBytes bytes, long sequence) {
    ByteBuffer buffer = bytes.buffer();
    int trailer = bytes.offset() + bytes.length() - LENGTH;
    NetworkOrder.putByte(buffer, trailer, TYPE_SHA256_128);
    NetworkOrder.putByte(buffer, trailer + KEY_ID_OFFSET, keyId);
    NetworkOrder.putShort(buffer, trailer + RESERVED_OFFSET, 0);
    NetworkOrder.putLong(buffer, trailer + SEQUENCE_OFFSET, sequence);
    Family family = bytes.source().family();
    int vrrp = bytes.offset() + (family == Family.IPV4 ? Ipv4Header.LENGTH : 0);
    int identity = NetworkOrder.getShort(buffer, vrrp);
    begin(family, bytes.source().high(), bytes.source().low(), identity);
    cover(buffer, vrrp, trailer);
    hmac.writeTo(buffer, trailer + PROOF_OFFSET, PROOF_LENGTH);
  }

  /**
   * Returns whether the proof in the trailer of a received datagram is right.
   *
   * @param packet one whose {@link VrrpPacket#surplusLength} is {@link #LENGTH}, no less
   */
  public boolean proves(VrrpPacket packet) {
    int trailer = offset(packet);
    int identity = NetworkOrder.getShort(packet.buffer(), packet.vrrpOffset());
    begin(packet.family(), packet.sourceHigh(), packet.sourceLow(), identity);
    cover(packet.buffer(), packet.vrrpOffset(), trailer);
    return hmac.matches(packet.buffer(), trailer + PROOF_OFFSET, PROOF_LENGTH);
  }

  /**
   * Starts with the pseudo header: family, version, VRID, zero, source in 16 bytes.
   *
   * @param identity the first two bytes of the advert: version, type and VRID
   */
  private void begin(Family family, long sourceHigh, long sourceLow, int identity) {
    hmac.begin();
    hmac.addByte(family == Family.IPV4 ? 4 : 6);
    hmac.addByte(identity >>> 12);
    hmac.addByte(identity);
    hmac.addByte(0);
    if (family == Family.IPV4) {
      hmac.addLong(sourceLow << Integer.SIZE);
      hmac.addLong(0);
    } else {
      hmac.addLong(sourceHigh);
      hmac.addLong(sourceLow);
    }
  }

  private void cover(ByteBuffer buffer, int vrrp, int trailer) {
    hmac.add(buffer, vrrp, Vrrp.CHECKSUM_OFFSET);
    hmac.addZeros(CHECKSUM_LENGTH);
    int rest = vrrp + Vrrp.CHECKSUM_OFFSET + CHECKSUM_LENGTH;
    hmac.add(buffer, rest, trailer + PROOF_OFFSET - rest);
    hmac.addZeros(PROOF_LENGTH);
    hmac.finish();
  }

  private static int offset(VrrpPacket packet) {
    return packet.vrrpOffset() + packet.expectedVrrpLength();
  }
}
