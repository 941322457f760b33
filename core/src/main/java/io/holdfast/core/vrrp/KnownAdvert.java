package io.holdfast.core.vrrp;

import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.timer.Timer;
import io.holdfast.wire.vrrp.AdvertImage;
import io.holdfast.wire.vrrp.Vrrp;
import io.holdfast.wire.vrrp.VrrpPacket;
import org.jspecify.annotations.Nullable;

/**
 * The last advert that passed every check without a complaint. What is like it passes them again,
 * as long as the configuration is the same, and a backup hears little else. Once it was followed it
 * is followed again as long as nothing else happens on the host ({@link Era}): that is noted here,
 * without a look at anything else, for with thousands of routers each look waits for memory. A peer
 * that is found to reckon checksums the old way is heard both ways from then on.
 */
final class KnownAdvert {
  private static final long NEVER = -1;

  private final VirtualRouter router;
  private final Timer timer;
  private final Era era;
  private final AdvertImage image = new AdvertImage();
  private @Nullable RouterSpec spec;
  private boolean isAtHand;
  private long followedIn = NEVER;
  private long downNanos;
  private long repeats;
  private long repeatedAtNanos;

  /** Knows none yet; made when its router has its timer. */
  KnownAdvert(VirtualRouter router) {
    this.router = router;
    this.timer = router.timer();
    this.era = router.host().era();
  }

  /**
   * Whether a packet is the one that is followed, said again; then it is followed again.
   *
   * @param cameNanos when it came
   */
  boolean isFollowedAgain(VrrpPacket packet, long cameNanos) {
    if (followedIn != era.number() || !image.matches(packet)) {
      return false;
    }
    repeats++;
    repeatedAtNanos = cameNanos;
    timer.schedule(cameNanos + downNanos);
    return true;
  }

  /** Another packet is looked at: what was followed need not be what is followed after it. */
  void lookAtAnother() {
    tell();
    isAtHand = false;
    followedIn = NEVER;
  }

  /** Whether a packet would pass every check, too. */
  @SuppressWarnings("ReferenceEquality") // A reload makes a new one; comparing costs more.
  boolean isRepeatedBy(VrrpPacket packet) {
    isAtHand = router.spec() == spec && image.matches(packet);
    return isAtHand;
  }

  /** Remembers a packet, if what is like it is always judged alike. */
  void passed(VrrpPacket packet) {
    RouterSpec current = router.spec();
    isAtHand =
        packet.priority() != Vrrp.PRIORITY_STOP
            && current.priority() != RouterSpec.OWNER_PRIORITY
            && !(current.auth() instanceof AuthSpec.Header)
            && current.host().hmac() == null
            && !current.advertRules().skipAddressCheckOfMaster();
    spec = isAtHand ? current : null;
    if (isAtHand) {
      image.remember(packet);
    }
  }

  /**
   * The packet that is looked at was followed, and would be whenever it came. Members of a group
   * concern each other, and look at each packet.
   *
   * @param masterDownNanos how long it puts off the end of its master
   */
  void followed(long masterDownNanos) {
    if (isAtHand && router.group().isOfOne()) {
      followedIn = era.number();
      downNanos = masterDownNanos;
    }
  }

  /** Tells the router what was noted here. */
  void tell() {
    if (repeats > 0) {
      router.repeated(repeats, repeatedAtNanos);
      repeats = 0;
    }
  }
}
