package io.holdfast.core.vrrp;

import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.wire.vrrp.AdvertImage;
import io.holdfast.wire.vrrp.Vrrp;
import io.holdfast.wire.vrrp.VrrpPacket;
import org.jspecify.annotations.Nullable;

/**
 * The last advert that passed every check without a complaint. What is like it passes them again,
 * as long as the configuration is the same, and a backup hears little else: it is known without a
 * look at anything else, for with thousands of routers each look waits for memory. A peer that is
 * found to reckon checksums the old way is heard both ways from then on.
 */
final class KnownAdvert {
  private final VirtualRouter router;
  private final AdvertImage image = new AdvertImage();
  private @Nullable RouterSpec spec;

  KnownAdvert(VirtualRouter router) {
    this.router = router;
  }

  /** Whether a packet would pass every check, too. */
  @SuppressWarnings("ReferenceEquality") // A reload makes a new one; comparing costs more.
  boolean isRepeatedBy(VrrpPacket packet) {
    return router.spec() == spec && image.matches(packet);
  }

  /** Remembers a packet, if what is like it is always judged alike. */
  void passed(VrrpPacket packet) {
    RouterSpec current = router.spec();
    boolean isAlwaysAlike =
        packet.priority() != Vrrp.PRIORITY_STOP
            && current.priority() != RouterSpec.OWNER_PRIORITY
            && !(current.auth() instanceof AuthSpec.Header)
            && current.host().hmac() == null
            && !current.advertRules().skipAddressCheckOfMaster();
    spec = isAlwaysAlike ? current : null;
    if (isAlwaysAlike) {
      image.remember(packet);
    }
  }
}
