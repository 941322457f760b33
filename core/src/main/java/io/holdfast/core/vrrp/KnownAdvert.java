package io.holdfast.core.vrrp;

import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.wire.vrrp.AdvertImage;
import io.holdfast.wire.vrrp.ChecksumRule;
import io.holdfast.wire.vrrp.Vrrp;
import io.holdfast.wire.vrrp.VrrpPacket;
import org.jspecify.annotations.Nullable;

/**
 * The last advert that passed every check without a complaint. What is like it passes them again,
 * as long as nothing changed that they depend on, and a backup hears little else.
 */
final class KnownAdvert {
  private final VirtualRouter router;
  private final AdvertImage image = new AdvertImage();
  private @Nullable RouterSpec spec;
  private @Nullable ChecksumRule rule;

  KnownAdvert(VirtualRouter router) {
    this.router = router;
  }

  /** Whether a packet would pass every check, too. */
  @SuppressWarnings("ReferenceEquality") // A reload makes a new one; comparing costs more.
  boolean isRepeatedBy(VrrpPacket packet) {
    return router.spec() == spec
        && router.sender().checksumRule() == rule
        && !router.priority().isOwner()
        && image.matches(packet);
  }

  /** Remembers a packet, if what is like it is always judged alike. */
  void passed(VrrpPacket packet) {
    RouterSpec current = router.spec();
    boolean isAlwaysAlike =
        packet.priority() != Vrrp.PRIORITY_STOP
            && !(current.auth() instanceof AuthSpec.Header)
            && current.host().hmac() == null
            && !current.advertRules().skipAddressCheckOfMaster();
    spec = isAlwaysAlike ? current : null;
    rule = router.sender().checksumRule();
    if (isAlwaysAlike) {
      image.remember(packet);
    }
  }
}
