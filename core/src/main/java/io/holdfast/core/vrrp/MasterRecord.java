package io.holdfast.core.vrrp;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.VrrpPacket;
import org.jspecify.annotations.Nullable;

/**
 * Which master a virtual router follows, and whom it heard beside it. The address is kept here in
 * parts: with thousands of backups, each object that an advert touches is waited for.
 */
final class MasterRecord {
  private @Nullable Family family;
  private long high;
  private long low;
  private int priority;
  private boolean hasStopped;
  private @Nullable IpAddress discarded;

  /** Interval that the master down interval is reckoned with, centiseconds. */
  int intervalCs;

  /** Whether a packet comes from the recorded master. Allocates nothing. */
  boolean isFrom(VrrpPacket packet) {
    return low == packet.sourceLow() && high == packet.sourceHigh() && family == packet.family();
  }

  /** Records the sender of an accepted advert. Allocates nothing. */
  void follow(VrrpPacket packet) {
    family = packet.family();
    high = packet.sourceHigh();
    low = packet.sourceLow();
    priority = packet.priority();
    hasStopped = packet.priority() == 0;
    discarded = null;
  }

  /** Records the sender of an advert whose priority is too low to follow. */
  void discard(VrrpPacket packet) {
    IpAddress known = discarded;
    if (known == null
        || known.low() != packet.sourceLow()
        || known.high() != packet.sourceHigh()
        || known.family() != packet.family()) {
      discarded = packet.source();
    }
    hasStopped = false;
  }

  /** Forgets everybody. */
  void clear(int ownIntervalCs) {
    family = null;
    priority = 0;
    hasStopped = false;
    discarded = null;
    intervalCs = ownIntervalCs;
  }

  /** Whom it follows, as a new object, or null. */
  @Nullable IpAddress address() {
    return family == null ? null : new IpAddress(family, high, low);
  }

  int priority() {
    return priority;
  }

  /** Whether the last word of the master was priority 0. */
  boolean hasStopped() {
    return hasStopped;
  }

  /** The last sender of too low a priority since the master was heard, or null. */
  @Nullable IpAddress discarded() {
    return discarded;
  }
}
