package io.holdfast.core.vrrp;

import io.holdfast.core.AdvertMessage;
import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.SealSpec;
import io.holdfast.core.State;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.host.HmacKeySpec;
import io.holdfast.core.spec.host.HmacSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import io.holdfast.wire.vrrp.ChecksumRule;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends the adverts of one virtual router. The order is made once and repeated until it changes.
 */
final class AdvertSender {
  private final VirtualRouter router;
  private final HeaderNumbers numbers = new HeaderNumbers();
  private boolean usesOldChecksum;
  private boolean isOwed;
  private Effect.@Nullable SendAdvert order;

  AdvertSender(VirtualRouter router) {
    this.router = router;
  }

  /** Something that an advert contains may have changed: the next one is made anew. */
  void invalidate() {
    order = null;
  }

  /**
   * Whether the next advert differs from the last one sent, after a change of the configuration.
   */
  boolean hasOtherContent() {
    Effect.SendAdvert last = order;
    Effect.SendAdvert next = last == null ? null : build(router.priority().value());
    return last != null
        && (next == null
            || next.socketId() != last.socketId()
            || !next.message().saysTheSameAs(last.message()));
  }

  /** An authentication header of another router had this number, and it was proved. */
  void heard(long sequence) {
    if (numbers.heard(sequence)) {
      invalidate();
    }
  }

  /** The numbers of authentication headers. */
  HeaderNumbers numbers() {
    return numbers;
  }

  /** Sends an advert of the effective priority. Allocates nothing while nothing changes. */
  void send(Effects out) {
    Effect.SendAdvert current = order;
    if (current == null) {
      current = build(router.priority().value());
      order = current;
    }
    isOwed = current == null;
    if (current != null) {
      out.add(current);
      numbers.sent();
      router.counters().advertSent++;
    }
  }

  /** Sends what a master could not say for want of a socket, now that there may be one. */
  void sendOwed(Effects out) {
    if (isOwed && router.state() == State.MASTER && router.attachment().canSend()) {
      send(out);
    }
  }

  /**
   * Makes the next advert ahead of its time, unless that is done already. One with an
   * authentication header is not: every advert heard gives it another number.
   */
  void prepare(Effects out) {
    boolean isNumbered = router.spec().auth() instanceof AuthSpec.Header;
    if (order != null || isNumbered || !router.attachment().canSend()) {
      return;
    }
    order = build(router.priority().value());
    if (order != null) {
      out.add(new Effect.PrepareAdvert(order));
    }
  }

  /** Says that this router no longer serves the addresses; returns whether that could be sent. */
  boolean sendPriorityZero(Effects out) {
    Effect.SendAdvert zero = router.attachment().canSend() ? build(Vrrp.PRIORITY_STOP) : null;
    if (zero == null) {
      return false;
    }
    out.add(zero);
    numbers.sent();
    // Its number is used up: the next advert must not continue from the message before.
    invalidate();
    router.counters().advertSent++;
    router.counters().priorityZeroSent++;
    return true;
  }

  /** Whether checksums follow the rule of old unicast peers (VRRPv3 over IPv4). */
  boolean usesOldChecksum() {
    return usesOldChecksum;
  }

  /** Follows the rule of old unicast peers from now on, or no longer. */
  void useOldChecksum(boolean old) {
    usesOldChecksum = old;
    invalidate();
  }

  /**
   * Follows the configuration; what was detected stays, unless it says something else now.
   *
   * @param before what was configured before, or null
   */
  void configureChecksum(@Nullable RouterSpec before) {
    if (router.spec().transport() instanceof TransportSpec.Unicast now
        && (before == null
            || (before.transport() instanceof TransportSpec.Unicast old
                && now.checksum() != old.checksum()))) {
      useOldChecksum(now.checksum() == TransportSpec.OldChecksum.ALWAYS);
    }
  }

  /** The checksum rule of what is sent, and of what is received. */
  ChecksumRule checksumRule() {
    RouterSpec spec = router.spec();
    if (spec.family() == Family.IPV6) {
      return ChecksumRule.V3_PSEUDO_HEADER;
    }
    if (spec.version() == Vrrp.VERSION_2) {
      return ChecksumRule.V2;
    }
    if (spec.advertRules().checksumWithoutPseudoHeader()) {
      return ChecksumRule.V3_NO_PSEUDO_HEADER;
    }
    return usesOldChecksum ? ChecksumRule.V3_OLD_UNICAST : ChecksumRule.V3_PSEUDO_HEADER;
  }

  private Effect.@Nullable SendAdvert build(int priority) {
    IpAddress source = router.attachment().source();
    VrrpSocket socket = router.attachment().socket();
    if (source == null || socket == null) {
      return null;
    }
    RouterSpec spec = router.spec();
    List<IpAddress> destinations = new ArrayList<>();
    int ttl = Vrrp.TIME_TO_LIVE;
    switch (spec.transport()) {
      case TransportSpec.Multicast multicast -> destinations.add(multicast.group());
      case TransportSpec.Unicast unicast -> {
        ttl = unicast.ttl();
        for (PeerSpec peer : unicast.peers()) {
          destinations.add(peer.address());
        }
      }
    }
    AdvertMessage message =
        new AdvertMessage(
            advertisement(spec, priority), source, destinations, ttl, checksumRule(), seal(spec));
    return new Effect.SendAdvert(router.id(), socket.id(), message);
  }

  private SealSpec seal(RouterSpec spec) {
    if (spec.auth() instanceof AuthSpec.Header header) {
      return new SealSpec.Header(header.eightBytes(), numbers.next());
    }
    HmacSpec hmac = spec.host().hmac();
    HmacKeySpec key = hmac == null ? null : hmac.signingKey();
    return hmac == null || key == null
        ? SealSpec.NONE
        : new SealSpec.Trailer(key, hmac.bearableSkewSeconds());
  }

  private static Advertisement advertisement(RouterSpec spec, int priority) {
    List<IpAddress> addresses = new ArrayList<>(spec.addresses().size());
    for (AddressSpec address : spec.addresses()) {
      addresses.add(address.address());
    }
    if (spec.family() == Family.IPV6) {
      // RFC 9568, 5.2.9: the first is link-local. Receivers take them in any order.
      addresses.sort(Comparator.comparing(address -> !address.isLinkLocal()));
    }
    AuthData auth =
        switch (spec.auth()) {
          case AuthSpec.None none -> AuthData.NONE;
          case AuthSpec.Header header -> AuthData.HEADER;
          case AuthSpec.Password password -> new AuthData.Password(password.eightBytes());
        };
    return new Advertisement(
        spec.version(),
        spec.vrid(),
        priority,
        spec.advertIntervalCs(),
        spec.family(),
        addresses,
        auth);
  }
}
