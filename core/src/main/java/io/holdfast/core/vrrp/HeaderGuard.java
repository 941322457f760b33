package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.Rejection;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.wire.vrrp.AuthHeader;
import io.holdfast.wire.vrrp.Vrrp;
import io.holdfast.wire.vrrp.VrrpPacket;
import org.jspecify.annotations.Nullable;

/**
 * Checks authentication headers ({@code auth_type AH}). A number counts only when it is proved, so
 * that nobody without the key can make us deaf.
 */
final class HeaderGuard {
  private final VirtualRouter router;
  private final AdvertComplaints complaints;
  private AuthSpec.@Nullable Header keyed;
  private @Nullable AuthHeader proof;

  HeaderGuard(VirtualRouter router, AdvertComplaints complaints) {
    this.router = router;
    this.complaints = complaints;
  }

  /** Returns why a packet with a header is dropped, or null. */
  @Nullable Rejection check(VrrpPacket packet, AuthSpec.Header spec, Effects out) {
    if (AuthHeader.nextHeader(packet) != Vrrp.PROTOCOL || !proof(spec).proves(packet)) {
      complaints.about(LogEvent.HEADER_PROOF, packet, out);
      return Rejection.HEADER_PROOF;
    }
    if (AuthHeader.securityParameterIndex(packet) != packet.sourceLow()) {
      complaints.headerSpi(packet, out);
      return Rejection.HEADER_SPI;
    }
    HeaderNumbers numbers = router.sender().numbers();
    long sequence = AuthHeader.sequence(packet);
    if (!numbers.isNew(sequence)) {
      complaints.headerReplayed(packet, numbers.lastHeard(), out);
      return Rejection.HEADER_REPLAYED;
    }
    router.sender().heard(sequence);
    return null;
  }

  private AuthHeader proof(AuthSpec.Header spec) {
    AuthHeader current = proof;
    if (current == null || !spec.equals(keyed)) {
      current = new AuthHeader(spec.eightBytes());
      proof = current;
      keyed = spec;
    }
    return current;
  }
}
