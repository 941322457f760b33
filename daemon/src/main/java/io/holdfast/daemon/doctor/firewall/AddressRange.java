package io.holdfast.daemon.doctor.firewall;

import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * Addresses in a row, as rules name them. Immutable.
 *
 * @param first the lowest
 * @param last the highest, of the same family
 */
record AddressRange(IpAddress first, IpAddress last) {

  /**
   * Tells whether an address of a network is among those of a rule.
   *
   * @param network where the address is known to be; null when nothing is known
   * @param text ADDRESS, ADDRESS/LENGTH or ADDRESS-ADDRESS
   */
  static Answer test(@Nullable Prefix network, String text) {
    AddressRange range = parse(text);
    if (network == null || range == null) {
      return Answer.PERHAPS;
    }
    IpAddress low = network.network();
    IpAddress high = network.lastAddress();
    if (low.family() != range.first.family()
        || high.compareTo(range.first) < 0
        || low.compareTo(range.last) > 0) {
      return Answer.NO;
    }
    boolean isInside = low.compareTo(range.first) >= 0 && high.compareTo(range.last) <= 0;
    return isInside ? Answer.YES : Answer.PERHAPS;
  }

  /** Returns null for a text that is no address, such as the name of a set. */
  private static @Nullable AddressRange parse(String text) {
    int dash = text.indexOf('-');
    if (dash > 0) {
      IpAddress first = IpAddress.parse(text.substring(0, dash));
      IpAddress last = IpAddress.parse(text.substring(dash + 1));
      return first == null || last == null ? null : new AddressRange(first, last);
    }
    Prefix prefix = Prefix.parse(text);
    return prefix == null ? null : new AddressRange(prefix.network(), prefix.lastAddress());
  }
}
