package io.holdfast.wire.vrrp;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;

/**
 * What surrounds an advert on its way: the IP header fields and the checksum rule that the receiver
 * will apply. Immutable.
 *
 * @param source IP source address
 * @param destination multicast group or unicast peer
 * @param timeToLive 0 to 255; unused over IPv6, where the kernel makes the header
 * @param rule checksum rule
 * @param group what stands in for the destination under {@link ChecksumRule#V3_OLD_UNICAST}; unused
 *     under any other rule
 * @param trailerLength bytes that follow the advert in the datagram, left to {@link HmacTrailer};
 *     the checksum does not cover them over IPv4
 */
public record AdvertEnvelope(
    IpAddress source,
    IpAddress destination,
    int timeToLive,
    ChecksumRule rule,
    IpAddress group,
    int trailerLength) {

  /** Rejects addresses of different families. */
  public AdvertEnvelope {
    Family family = source.family();
    if (destination.family() != family || group.family() != family) {
      throw new IllegalArgumentException("envelope with addresses of two families");
    }
  }

  /** Returns an envelope with nothing behind the advert. */
  public AdvertEnvelope(
      IpAddress source, IpAddress destination, int timeToLive, ChecksumRule rule, IpAddress group) {
    this(source, destination, timeToLive, rule, group, 0);
  }

  /** Returns the envelope of an advert to the default group, TTL 255, checksum as the RFC says. */
  public static AdvertEnvelope multicast(IpAddress source, int version) {
    return unicast(source, Vrrp.group(source.family()), version);
  }

  /** Returns the envelope of an advert to one peer, TTL 255, checksum as the RFC says. */
  public static AdvertEnvelope unicast(IpAddress source, IpAddress peer, int version) {
    boolean isVersion2Rule = version == Vrrp.VERSION_2 && source.family() == Family.IPV4;
    ChecksumRule rule = isVersion2Rule ? ChecksumRule.V2 : ChecksumRule.V3_PSEUDO_HEADER;
    return new AdvertEnvelope(source, peer, Vrrp.TIME_TO_LIVE, rule, Vrrp.group(source.family()));
  }

  /** Returns the destination that enters the pseudo header. */
  IpAddress pseudoDestination() {
    return rule == ChecksumRule.V3_OLD_UNICAST ? group : destination;
  }
}
