package io.holdfast.core.vrrp;

import io.holdfast.core.Heard;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.VrrpPacket;
import org.jspecify.annotations.Nullable;

/** Whom a virtual router heard last. Allocates only when it is somebody else. */
final class LastHeard {
  private @Nullable IpAddress source;
  private int priority;
  private long atNanos;

  /** Notes the sender of an accepted advert. */
  void note(VrrpPacket packet, long nowNanos) {
    IpAddress known = source;
    if (known == null
        || known.low() != packet.sourceLow()
        || known.high() != packet.sourceHigh()
        || known.family() != packet.family()) {
      source = packet.source();
    }
    priority = packet.priority();
    atNanos = nowNanos;
  }

  /** Who it was, or null if nobody was heard yet. */
  @Nullable Heard snapshot() {
    return source == null ? null : new Heard(source, priority, atNanos);
  }
}
