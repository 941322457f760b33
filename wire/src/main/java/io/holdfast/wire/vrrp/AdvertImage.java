package io.holdfast.wire.vrrp;

/**
 * What a received advert looked like, to know its repetition again: masters say the same thing for
 * days. Everything that {@link VrrpPacket} shows of it counts, but not the IPv4 identification,
 * which differs each time. Not thread safe; allocates only when an advert of another length is
 * remembered.
 */
public final class AdvertImage {
  private static final long[] NOTHING = {};

  private long[] words = NOTHING;
  private int vrrpLength = -1;
  private int receivedLength;
  private int ipTotalLength;
  private int ttl;
  private long sourceHigh;
  private long sourceLow;
  private long destinationHigh;
  private long destinationLow;

  /** Remembers nothing yet. */
  public AdvertImage() {}

  /** Remembers a packet without an authentication header, which would never be repeated. */
  public void remember(VrrpPacket packet) {
    int length = packet.vrrpLength();
    int size = (length + Long.BYTES - 1) / Long.BYTES;
    if (words.length != size) {
      words = new long[size];
    }
    for (int index = 0; index < size; index++) {
      words[index] = word(packet, length, index);
    }
    vrrpLength = length;
    receivedLength = packet.receivedLength();
    ipTotalLength = packet.ipTotalLength();
    ttl = packet.ttl();
    sourceHigh = packet.sourceHigh();
    sourceLow = packet.sourceLow();
    destinationHigh = packet.destinationHigh();
    destinationLow = packet.destinationLow();
  }

  /** Whether a packet is the one remembered, sent again. */
  public boolean matches(VrrpPacket packet) {
    return packet.vrrpLength() == vrrpLength
        && packet.sourceLow() == sourceLow
        && packet.sourceHigh() == sourceHigh
        && packet.destinationLow() == destinationLow
        && packet.destinationHigh() == destinationHigh
        && packet.ttl() == ttl
        && packet.ipTotalLength() == ipTotalLength
        && packet.receivedLength() == receivedLength
        && !packet.hasAuthenticationHeader()
        && hasSameBytes(packet);
  }

  private boolean hasSameBytes(VrrpPacket packet) {
    for (int index = 0; index < words.length; index++) {
      if (words[index] != word(packet, vrrpLength, index)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Eight bytes in the order of the buffer: one of another order does not match, and is looked at
   * closely. The last word ends with the advert, which is never shorter than one, and may overlap
   * the word before it.
   */
  private static long word(VrrpPacket packet, int length, int index) {
    int offset = Math.min(index * Long.BYTES, length - Long.BYTES);
    return packet.buffer().getLong(packet.vrrpOffset() + offset);
  }
}
