package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.AuthHeader;
import io.holdfast.wire.vrrp.Vrrp;
import io.holdfast.wire.vrrp.VrrpPacket;

/** Prints what is wrong with received adverts, each kind once. Nothing is made for a repetition. */
final class AdvertComplaints {
  private static final int CENTISECONDS = 100;

  private final VirtualRouter router;
  private long count;

  AdvertComplaints(VirtualRouter router) {
    this.router = router;
  }

  /** A line of name and sender. */
  void about(LogEvent line, VrrpPacket packet, Effects out) {
    if (isFirst(line)) {
      out.log(line, name(), packet.source());
    }
  }

  /** A line of name, sender and a number. */
  void about(LogEvent line, VrrpPacket packet, int number, Effects out) {
    if (isFirst(line)) {
      out.log(line, name(), packet.source(), number);
    }
  }

  void wrongTransport(boolean isMulticast, Effects out) {
    LogEvent line = isMulticast ? LogEvent.DISCARDING_UNICAST : LogEvent.DISCARDING_MULTICAST;
    if (isFirst(line)) {
      out.log(line, name());
    }
  }

  void length(VrrpPacket packet, Effects out) {
    int expected = packet.expectedLength();
    int received = packet.receivedLength();
    LogEvent line = received > expected ? LogEvent.PACKET_TOO_LONG : LogEvent.PACKET_TOO_SHORT;
    if (isFirst(line)) {
      out.log(line, name(), packet.source(), received, expected);
    }
  }

  void version(VrrpPacket packet, Effects out) {
    if (isFirst(LogEvent.WRONG_VERSION)) {
      out.log(
          LogEvent.WRONG_VERSION,
          name(),
          packet.source(),
          packet.version(),
          router.spec().version());
    }
  }

  void authType(VrrpPacket packet, int ours, Effects out) {
    if (isFirst(LogEvent.AUTH_TYPE_MISMATCH)) {
      out.log(LogEvent.AUTH_TYPE_MISMATCH, name(), packet.authType(), packet.source(), ours);
    }
  }

  void intervalV2(VrrpPacket packet, int ourSeconds, Effects out) {
    if (isFirst(LogEvent.INTERVAL_MISMATCH_V2)) {
      out.log(
          LogEvent.INTERVAL_MISMATCH_V2,
          name(),
          packet.source(),
          ourSeconds,
          packet.intervalCs() / CENTISECONDS);
    }
  }

  void intervalV3(VrrpPacket packet, int ourCs, Effects out) {
    if (isFirst(LogEvent.INTERVAL_MISMATCH_V3)) {
      out.log(LogEvent.INTERVAL_MISMATCH_V3, name(), ourCs, packet.intervalCs());
    }
  }

  void ipLength(VrrpPacket packet, Effects out) {
    if (isFirst(LogEvent.IP_LENGTH_MISMATCH)) {
      out.log(
          LogEvent.IP_LENGTH_MISMATCH,
          name(),
          packet.source(),
          packet.ipTotalLength(),
          packet.receivedLength());
    }
  }

  void checksum(VrrpPacket packet, Effects out) {
    boolean isVersion2 = router.spec().version() == Vrrp.VERSION_2;
    about(isVersion2 ? LogEvent.INVALID_CHECKSUM_V2 : LogEvent.INVALID_CHECKSUM_V3, packet, out);
  }

  void destination(VrrpPacket packet, boolean isMulticast, Effects out) {
    about(isMulticast ? LogEvent.EXPECTED_MULTICAST : LogEvent.EXPECTED_UNICAST, packet, out);
  }

  void addressCount(VrrpPacket packet, int ours, Effects out) {
    if (isFirst(LogEvent.ADDRESS_COUNT_MISMATCH)) {
      out.log(LogEvent.ADDRESS_COUNT_MISMATCH, name(), ours, packet.addressCount());
    }
  }

  void addressMissing(VrrpPacket packet, IpAddress missing, Effects out) {
    if (isFirst(LogEvent.ADDRESS_NOT_PRESENT)) {
      out.log(LogEvent.ADDRESS_NOT_PRESENT, name(), router.spec().vrid(), packet.source(), missing);
    }
  }

  void peerTtl(VrrpPacket packet, PeerSpec peer, Effects out) {
    if (isFirst(LogEvent.TTL_NOT_IN_RANGE)) {
      out.log(
          LogEvent.TTL_NOT_IN_RANGE,
          name(),
          packet.ttl(),
          packet.source(),
          peer.minTtl(),
          peer.maxTtl());
    }
  }

  void headerSpi(VrrpPacket packet, Effects out) {
    if (isFirst(LogEvent.HEADER_SPI)) {
      out.log(
          LogEvent.HEADER_SPI,
          name(),
          AuthHeader.securityParameterIndex(packet),
          packet.sourceLow(),
          packet.source());
    }
  }

  void headerReplayed(VrrpPacket packet, long heard, Effects out) {
    if (isFirst(LogEvent.HEADER_REPLAYED)) {
      out.log(
          LogEvent.HEADER_REPLAYED, name(), AuthHeader.sequence(packet), heard, packet.source());
    }
  }

  /** The clock of the sender is not ours: too far, or nearly so. */
  void clockSkew(LogEvent line, VrrpPacket packet, Skew skew, Effects out) {
    if (isFirst(line)) {
      out.log(line, name(), packet.source(), skew.seconds(), skew.windowSeconds());
    }
  }

  /**
   * How far clocks are apart.
   *
   * @param seconds ours less theirs
   * @param windowSeconds how far they may be
   */
  record Skew(int seconds, int windowSeconds) {}

  /** How many there were, those not printed included. */
  long count() {
    return count;
  }

  private boolean isFirst(LogEvent line) {
    count++;
    return router.once().isFirst(line);
  }

  private String name() {
    return router.spec().name();
  }
}
