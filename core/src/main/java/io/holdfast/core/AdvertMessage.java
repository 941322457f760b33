package io.holdfast.core;

import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.ChecksumRule;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.List;

/**
 * A complete advert, ready to encode. A virtual router makes a new one only when something in it
 * changes, so identity tells an encoder whether its cached bytes still hold.
 *
 * @param advertisement the VRRP content
 * @param source source address
 * @param destinations the group, or every peer
 * @param ttl TTL or hop limit
 * @param checksumRule how the checksum is computed (IPv4; the kernel fills IPv6's)
 * @param seal how it is numbered and signed
 */
public record AdvertMessage(
    Advertisement advertisement,
    IpAddress source,
    List<IpAddress> destinations,
    int ttl,
    ChecksumRule checksumRule,
    SealSpec seal) {

  /** Copies the list. */
  public AdvertMessage {
    destinations = List.copyOf(destinations);
  }

  /** Makes one that is not signed. */
  public AdvertMessage(
      Advertisement advertisement,
      IpAddress source,
      List<IpAddress> destinations,
      int ttl,
      ChecksumRule checksumRule) {
    this(advertisement, source, destinations, ttl, checksumRule, SealSpec.NONE);
  }

  /** Whether another one says the same, whatever the numbers are. */
  public boolean saysTheSameAs(AdvertMessage other) {
    return unnumbered().equals(other.unnumbered());
  }

  /**
   * What surrounds the datagram to one destination, for {@link
   * io.holdfast.wire.vrrp.AdvertEncoder#encode}.
   *
   * @param trailerLength {@link AdvertSealer#trailerLength}; 0 for a message that is not signed
   */
  public AdvertEnvelope envelope(IpAddress destination, int trailerLength) {
    return new AdvertEnvelope(
        source, destination, ttl, checksumRule, Vrrp.group(source.family()), trailerLength);
  }

  private AdvertMessage unnumbered() {
    return new AdvertMessage(
        advertisement, source, destinations, ttl, checksumRule, seal.unnumbered());
  }
}
