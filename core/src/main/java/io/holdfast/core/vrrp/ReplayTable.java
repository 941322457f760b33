package io.holdfast.core.vrrp;

import io.holdfast.wire.vrrp.HmacTrailer;
import io.holdfast.wire.vrrp.TrailerSequence;
import io.holdfast.wire.vrrp.VrrpPacket;

/**
 * The last number of each sender whose proof was good. When a new sender finds no room, the one
 * that was silent longest is forgotten; keepalived has 4 places, here are more than peers commonly
 * are. Allocates nothing.
 */
final class ReplayTable {
  private static final int PLACES = 64;

  private final long[] high = new long[PLACES];
  private final long[] low = new long[PLACES];
  private final long[] last = new long[PLACES];
  private final long[] usedAt = new long[PLACES];
  private long uses;

  /**
   * Whether a packet's number is above all that its sender had before; remembers it then.
   *
   * @param windowSeconds numbers so much above this one were made by a clock that was wrong and has
   *     been mended, and no longer count; 0 for never
   */
  boolean isNew(VrrpPacket packet, int windowSeconds) {
    int place = find(packet.sourceHigh(), packet.sourceLow());
    long sequence = HmacTrailer.sequence(packet);
    int ahead = TrailerSequence.seconds(last[place]) - TrailerSequence.seconds(sequence);
    boolean isKnown = usedAt[place] != 0;
    boolean isMended = windowSeconds > 0 && ahead > 2 * windowSeconds;
    if (isKnown && !isMended && !TrailerSequence.isAfter(sequence, last[place])) {
      return false;
    }
    high[place] = packet.sourceHigh();
    low[place] = packet.sourceLow();
    last[place] = sequence;
    usedAt[place] = ++uses;
    return true;
  }

  /** The place of a sender, or one that may be given to it, marked as unused. */
  private int find(long sourceHigh, long sourceLow) {
    int oldest = 0;
    for (int place = 0; place < PLACES; place++) {
      if (usedAt[place] != 0 && high[place] == sourceHigh && low[place] == sourceLow) {
        return place;
      }
      if (usedAt[place] < usedAt[oldest]) {
        oldest = place;
      }
    }
    usedAt[oldest] = 0;
    return oldest;
  }
}
