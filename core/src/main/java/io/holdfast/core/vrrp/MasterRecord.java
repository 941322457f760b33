package io.holdfast.core.vrrp;

import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.VrrpPacket;
import org.jspecify.annotations.Nullable;

/** Which master a virtual router follows, and whom it heard beside it. */
final class MasterRecord {
  private @Nullable IpAddress address;
  private int priority;
  private boolean hasStopped;
  private @Nullable IpAddress discarded;

  /** Interval that the master down interval is reckoned with, centiseconds. */
  int intervalCs;

  /** Whether a packet comes from the recorded master. Allocates nothing. */
  boolean isFrom(VrrpPacket packet) {
    return isSource(address, packet);
  }

  /** Records the sender of an accepted advert; allocates only when it is another one. */
  void follow(VrrpPacket packet) {
    if (!isFrom(packet)) {
      address = packet.source();
    }
    priority = packet.priority();
    hasStopped = packet.priority() == 0;
    discarded = null;
  }

  /** Records the sender of an advert whose priority is too low to follow. */
  void discard(VrrpPacket packet) {
    if (!isSource(discarded, packet)) {
      discarded = packet.source();
    }
    hasStopped = false;
  }

  /** Forgets everybody. */
  void clear(int ownIntervalCs) {
    address = null;
    priority = 0;
    hasStopped = false;
    discarded = null;
    intervalCs = ownIntervalCs;
  }

  @Nullable IpAddress address() {
    return address;
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

  private static boolean isSource(@Nullable IpAddress known, VrrpPacket packet) {
    return known != null
        && known.low() == packet.sourceLow()
        && known.high() == packet.sourceHigh()
        && known.family() == packet.family();
  }
}
