package io.holdfast.core;

import io.holdfast.wire.ip.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One interface at one moment.
 *
 * @param link what the kernel says of it
 * @param ipv4 the IPv4 address that adverts would come from, or null
 * @param otherIpv4 the other IPv4 addresses that no virtual router carries
 * @param ipv6 the link-local address that adverts would come from, or null
 * @param otherIpv6 the other link-local addresses that no virtual router carries
 */
public record LinkSnapshot(
    LinkState link,
    @Nullable IpAddress ipv4,
    List<IpAddress> otherIpv4,
    @Nullable IpAddress ipv6,
    List<IpAddress> otherIpv6) {
  /** Copies the lists. */
  public LinkSnapshot {
    otherIpv4 = List.copyOf(otherIpv4);
    otherIpv6 = List.copyOf(otherIpv6);
  }
}
