package io.holdfast.core.vrrp;

import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.VrrpPacket;

/** Who of two masters stays one (RFC 9568 section 6.4.3). */
final class Election {

  private Election() {}

  /**
   * Compares the sender of an advert with ourselves: by priority, then by address.
   *
   * @return above 0 when the sender wins, below 0 when we win, 0 when both are equal in everything
   */
  static int compare(VrrpPacket theirs, int ourPriority, IpAddress ourAddress) {
    int byPriority = Integer.compare(theirs.priority(), ourPriority);
    if (byPriority != 0) {
      return byPriority;
    }
    int byHigh = Long.compareUnsigned(theirs.sourceHigh(), ourAddress.high());
    return byHigh != 0 ? byHigh : Long.compareUnsigned(theirs.sourceLow(), ourAddress.low());
  }
}
