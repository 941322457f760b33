package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.LogEvent;
import io.holdfast.core.Rejection;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.ChecksumRule;
import io.holdfast.wire.vrrp.Vrrp;
import io.holdfast.wire.vrrp.VrrpPacket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every check that a received advert passes before it may mean anything (RFC 9568 section 7.1, RFC
 * 3768 section 7.1), in keepalived's order, because the first check that fails decides which
 * counter grows and which line is printed. Accepting an advert, or dropping one that was complained
 * about before, allocates nothing.
 */
final class AdvertAcceptance {
  private static final int ETHERNET_MINIMUM_PAYLOAD = 46;
  private static final int VLAN_TAG_LENGTH = 4;
  private static final int CENTISECONDS = 100;

  private final VirtualRouter router;
  private final AdvertComplaints complaints;
  private final HeaderGuard headers;
  private final TrailerGuard trailers;
  private final KnownAdvert known;

  AdvertAcceptance(VirtualRouter router) {
    this.router = router;
    this.complaints = new AdvertComplaints(router);
    this.headers = new HeaderGuard(router, complaints);
    this.trailers = new TrailerGuard(router, complaints);
    this.known = router.known();
  }

  /** Checks an advert; returns why it is dropped, or null when it is accepted. */
  @Nullable Rejection check(Input.AdvertReceived advert, Effects out) {
    VrrpPacket packet = advert.packet();
    known.lookAtAnother();
    if (known.isRepeatedBy(packet)) {
      router.counters().advertReceived++;
      return null;
    }
    long complaintsBefore = complaints.count();
    Rejection rejection = checkAll(advert, packet, out);
    if (rejection == null && complaints.count() == complaintsBefore) {
      known.passed(packet);
    }
    return rejection;
  }

  private @Nullable Rejection checkAll(
      Input.AdvertReceived advert, VrrpPacket packet, Effects out) {
    Rejection rejection = checkShape(packet, out);
    if (rejection == null) {
      rejection = trailers.check(packet, advert.utcSeconds(), out);
    }
    if (rejection == null && router.spec().version() == Vrrp.VERSION_2) {
      rejection = checkVersion2(packet, out);
    }
    if (rejection == null) {
      rejection = checkContent(packet, out);
    }
    if (rejection != null) {
      return rejection;
    }
    router.counters().advertReceived++;
    rejection = checkAddresses(packet, out);
    if (rejection == null) {
      rejection = checkPeer(packet, out);
    }
    if (rejection == null && packet.priority() == Vrrp.PRIORITY_STOP) {
      router.counters().priorityZeroReceived++;
    }
    return rejection;
  }

  private @Nullable Rejection checkShape(VrrpPacket packet, Effects out) {
    boolean isMulticast = router.isMulticast();
    if (packet.family() == Family.IPV6 && isMulticast != isToGroup(packet)) {
      complaints.wrongTransport(isMulticast, out);
      return Rejection.WRONG_TRANSPORT;
    }
    boolean hasHeader = packet.hasAuthenticationHeader();
    if (hasHeader != router.spec().auth() instanceof AuthSpec.Header) {
      complaints.about(hasHeader ? LogEvent.UNEXPECTED_AH : LogEvent.MISSING_AH, packet, out);
      return Rejection.AUTHENTICATION_HEADER;
    }
    if (packet.surplusLength() != 0 && !isPadded(packet) && !trailers.isBorneBy(packet)) {
      complaints.length(packet, out);
      return Rejection.LENGTH;
    }
    if (isMulticast && packet.ttl() != Vrrp.TIME_TO_LIVE) {
      complaints.about(LogEvent.INVALID_TTL, packet, packet.ttl(), out);
      return Rejection.TTL;
    }
    if (packet.version() != router.spec().version()) {
      complaints.version(packet, out);
      return Rejection.VERSION;
    }
    return null;
  }

  private @Nullable Rejection checkVersion2(VrrpPacket packet, Effects out) {
    RouterSpec spec = router.spec();
    int type = packet.authType();
    if (type > Vrrp.AUTH_HEADER) {
      complaints.about(LogEvent.INVALID_AUTH_TYPE, packet, type, out);
      return Rejection.INVALID_AUTH_TYPE;
    }
    int ours = authType(spec.auth());
    if (type != ours) {
      complaints.authType(packet, ours, out);
      return Rejection.AUTH_TYPE_MISMATCH;
    }
    if (spec.auth() instanceof AuthSpec.Password password
        && !packet.authDataMatches(password.eightBytes())) {
      complaints.about(LogEvent.INVALID_PASSWORD, packet, out);
      return Rejection.PASSWORD;
    }
    if (spec.auth() instanceof AuthSpec.Header header) {
      Rejection unproven = headers.check(packet, header, out);
      if (unproven != null) {
        return unproven;
      }
    }
    if (packet.intervalCs() != spec.advertIntervalCs()) {
      complaints.intervalV2(packet, spec.advertIntervalCs() / CENTISECONDS, out);
      return Rejection.INTERVAL;
    }
    return null;
  }

  private @Nullable Rejection checkContent(VrrpPacket packet, Effects out) {
    RouterSpec spec = router.spec();
    if (packet.type() != Vrrp.TYPE_ADVERTISEMENT) {
      complaints.about(LogEvent.INVALID_TYPE, packet, packet.type(), out);
      return Rejection.TYPE;
    }
    if (packet.ipTotalLength() != packet.receivedLength()
        && packet.ipTotalLength() != packet.expectedLength()) {
      complaints.ipLength(packet, out);
      return Rejection.IP_LENGTH;
    }
    if (packet.intervalCs() == 0) {
      complaints.about(LogEvent.INTERVAL_ZERO, packet, out);
      return Rejection.INTERVAL;
    }
    if (packet.intervalCs() != spec.advertIntervalCs()) {
      complaints.intervalV3(packet, spec.advertIntervalCs(), out);
    }
    if (packet.family() == Family.IPV4 && !hasValidChecksum(packet, out)) {
      complaints.checksum(packet, out);
      return Rejection.CHECKSUM;
    }
    if (packet.family() == Family.IPV4 && router.isMulticast() != isToGroup(packet)) {
      complaints.destination(packet, router.isMulticast(), out);
      return Rejection.DESTINATION;
    }
    if (router.priority().isOwner() && spec.advertRules().ownerIgnoresAdverts()) {
      complaints.about(LogEvent.DROPPED_BY_OWNER, packet, out);
      return Rejection.OWNER;
    }
    return null;
  }

  /**
   * The kernel verifies checksums over IPv6. A unicast peer older than keepalived 1.3.7 is
   * recognized by its checksum and answered alike for good, unless the configuration forbids it;
   * newer peers beside it are still heard.
   */
  private boolean hasValidChecksum(VrrpPacket packet, Effects out) {
    ChecksumRule rule = router.sender().checksumRule();
    if (packet.checksumValid(rule)) {
      return true;
    }
    boolean isAutomatic =
        router.spec().transport() instanceof TransportSpec.Unicast unicast
            && unicast.checksum() == TransportSpec.OldChecksum.AUTOMATIC;
    if (rule == ChecksumRule.V3_NO_PSEUDO_HEADER
        || (rule == ChecksumRule.V3_OLD_UNICAST && isAutomatic)) {
      return packet.checksumValid(ChecksumRule.V3_PSEUDO_HEADER);
    }
    boolean mayBeOld = rule == ChecksumRule.V3_PSEUDO_HEADER && isAutomatic;
    if (!mayBeOld || !packet.checksumValid(ChecksumRule.V3_OLD_UNICAST)) {
      return false;
    }
    router.sender().useOldChecksum(true);
    out.log(LogEvent.OLD_UNICAST_CHECKSUM, router.spec().name());
    return true;
  }

  /**
   * Another list is worth a line and a count. Over VRRPv3 the advert counts all the same (RFC 9568
   * section 7.1), over VRRPv2 only that of an address owner does (RFC 3768 section 7.1).
   */
  private @Nullable Rejection checkAddresses(VrrpPacket packet, Effects out) {
    RouterSpec spec = router.spec();
    boolean isTrusted =
        spec.advertRules().skipAddressCheckOfMaster() && router.master().isFrom(packet);
    if (isTrusted || hasOurAddresses(packet, spec.addresses(), out)) {
      return null;
    }
    router.counters().addressListErrors++;
    boolean counts =
        spec.version() != Vrrp.VERSION_2 || packet.priority() == RouterSpec.OWNER_PRIORITY;
    return counts ? null : Rejection.ADDRESS_LIST;
  }

  private boolean hasOurAddresses(VrrpPacket packet, List<AddressSpec> ours, Effects out) {
    if (packet.addressCount() != ours.size()) {
      complaints.addressCount(packet, ours.size(), out);
      return false;
    }
    for (int index = 0; index < ours.size(); index++) {
      IpAddress address = ours.get(index).address();
      if (!isAt(packet, index, address) && !packet.contains(address)) {
        complaints.addressMissing(packet, address, out);
        return false;
      }
    }
    return true;
  }

  private @Nullable Rejection checkPeer(VrrpPacket packet, Effects out) {
    if (!(router.spec().transport() instanceof TransportSpec.Unicast unicast)) {
      return null;
    }
    PeerSpec peer = PeerTable.sender(unicast, packet);
    if (peer == null) {
      if (!unicast.checkSource()) {
        return null;
      }
      complaints.about(LogEvent.NOT_A_PEER, packet, out);
      return Rejection.NOT_A_PEER;
    }
    if (packet.ttl() < peer.minTtl() || packet.ttl() > peer.maxTtl()) {
      complaints.peerTtl(packet, peer, out);
      return Rejection.PEER_TTL;
    }
    return null;
  }

  private static int authType(AuthSpec auth) {
    return switch (auth) {
      case AuthSpec.None none -> Vrrp.AUTH_NONE;
      case AuthSpec.Password password -> Vrrp.AUTH_PASSWORD;
      case AuthSpec.Header header -> Vrrp.AUTH_HEADER;
    };
  }

  /** Ethernet pads short frames to 46 bytes, less where a switch has taken VLAN tags away. */
  private static boolean isPadded(VrrpPacket packet) {
    int received = packet.receivedLength();
    return received > packet.expectedLength()
        && received <= ETHERNET_MINIMUM_PAYLOAD
        && (ETHERNET_MINIMUM_PAYLOAD - received) % VLAN_TAG_LENGTH == 0;
  }

  private static boolean isToGroup(VrrpPacket packet) {
    return packet.family() == Family.IPV4
        ? packet.destinationLow() >>> 28 == 0xe
        : packet.destinationHigh() >>> 56 == 0xff;
  }

  private static boolean isAt(VrrpPacket packet, int index, IpAddress address) {
    return packet.addressLow(index) == address.low() && packet.addressHigh(index) == address.high();
  }
}
