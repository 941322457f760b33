package io.holdfast.core.vrrp;

import io.holdfast.core.Heard;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.VrrpPacket;
import org.jspecify.annotations.Nullable;

/** Whom a virtual router heard last. */
final class LastHeard {
  private @Nullable Family family;
  private long high;
  private long low;
  private int priority;
  private long atNanos;

  /** Notes the sender of an accepted advert. Allocates nothing. */
  void note(VrrpPacket packet, long nowNanos) {
    family = packet.family();
    high = packet.sourceHigh();
    low = packet.sourceLow();
    priority = packet.priority();
    atNanos = nowNanos;
  }

  /** The same sender said the same again. */
  void again(long nowNanos) {
    atNanos = nowNanos;
  }

  /** Who it was, or null if nobody was heard yet. */
  @Nullable Heard snapshot() {
    return family == null ? null : new Heard(new IpAddress(family, high, low), priority, atNanos);
  }
}
