package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.Rejection;
import io.holdfast.core.spec.host.HmacKeySpec;
import io.holdfast.core.spec.host.HmacSpec;
import io.holdfast.wire.vrrp.HmacTrailer;
import io.holdfast.wire.vrrp.TrailerSequence;
import io.holdfast.wire.vrrp.VrrpPacket;
import org.jspecify.annotations.Nullable;

/**
 * Checks the trailers of {@code auth_hmac}, in keepalived's order: what is cheap first, so that a
 * flood costs no digests, and nothing is remembered of an advert that is not proved.
 */
final class TrailerGuard {
  private static final HmacTrailer[] NO_KEYS = {};

  private final VirtualRouter router;
  private final AdvertComplaints complaints;
  private final ReplayTable replays = new ReplayTable();
  private @Nullable HmacSpec keyed;
  private HmacTrailer[] keys = NO_KEYS;

  TrailerGuard(VirtualRouter router, AdvertComplaints complaints) {
    this.router = router;
    this.complaints = complaints;
  }

  /** Whether a packet has the length of one with a trailer, and that is configured. */
  boolean isBorneBy(VrrpPacket packet) {
    return router.spec().host().hmac() != null && packet.surplusLength() == HmacTrailer.LENGTH;
  }

  /** Returns why a packet is dropped, or null; also where nothing is configured. */
  @Nullable Rejection check(VrrpPacket packet, long utcSeconds, Effects out) {
    HmacSpec spec = router.spec().host().hmac();
    if (spec == null) {
      return null;
    }
    if (packet.surplusLength() != HmacTrailer.LENGTH) {
      return spec.mode() == HmacSpec.Mode.ENFORCE
          ? drop(LogEvent.TRAILER_MISSING, Rejection.TRAILER_MISSING, packet, out)
          : null;
    }
    if (!HmacTrailer.isWellFormed(packet)) {
      return drop(LogEvent.TRAILER_MALFORMED, Rejection.TRAILER_MALFORMED, packet, out);
    }
    int window = spec.bearableSkewSeconds();
    int skew = (int) utcSeconds - TrailerSequence.seconds(HmacTrailer.sequence(packet));
    if (window > 0 && (skew > window || skew < -window)) {
      return stale(packet, skew, window, out);
    }
    Rejection unproven = prove(spec, packet, out);
    if (unproven == null && window > 0 && 2 * Math.abs(skew) > window) {
      warn(packet, skew, window, out);
    }
    return unproven;
  }

  private @Nullable Rejection prove(HmacSpec spec, VrrpPacket packet, Effects out) {
    HmacTrailer key = key(spec, HmacTrailer.keyId(packet));
    if (key == null) {
      complaints.about(LogEvent.TRAILER_KEY, packet, HmacTrailer.keyId(packet), out);
      return Rejection.TRAILER_KEY;
    }
    if (!key.proves(packet)) {
      return drop(LogEvent.TRAILER_PROOF, Rejection.TRAILER_PROOF, packet, out);
    }
    return replays.isNew(packet, spec.bearableSkewSeconds())
        ? null
        : drop(LogEvent.TRAILER_REPLAYED, Rejection.TRAILER_REPLAYED, packet, out);
  }

  private Rejection drop(LogEvent line, Rejection reason, VrrpPacket packet, Effects out) {
    complaints.about(line, packet, out);
    return reason;
  }

  private Rejection stale(VrrpPacket packet, int skew, int window, Effects out) {
    complaints.clockSkew(
        LogEvent.TRAILER_STALE, packet, new AdvertComplaints.Skew(skew, window), out);
    return Rejection.TRAILER_STALE;
  }

  private void warn(VrrpPacket packet, int skew, int window, Effects out) {
    complaints.clockSkew(
        LogEvent.TRAILER_SKEW, packet, new AdvertComplaints.Skew(skew, window), out);
  }

  @SuppressWarnings("ReferenceEquality") // A reload makes a new one; comparing lists allocates.
  private @Nullable HmacTrailer key(HmacSpec spec, int keyId) {
    if (spec != keyed) {
      keys = new HmacTrailer[spec.keys().size()];
      for (int index = 0; index < keys.length; index++) {
        HmacKeySpec key = spec.keys().get(index);
        keys[index] = new HmacTrailer(key.id(), key.key());
      }
      keyed = spec;
    }
    for (int index = 0; index < keys.length; index++) {
      if (keys[index].keyId() == keyId) {
        return keys[index];
      }
    }
    return null;
  }
}
