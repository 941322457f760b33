package io.holdfast.core;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.Vrrp;
import org.jspecify.annotations.Nullable;

/**
 * A pair of raw sockets (receive and send) that virtual routers share when every field is equal.
 *
 * @param family family of the adverts
 * @param ifIndex interface it is bound to, 0 for none
 * @param interfaceName its name, empty for none
 * @param group multicast group that is joined, or null for unicast
 * @param unicastSource address that is bound, or null for multicast
 * @param protocol IP protocol: 112 for VRRP, 51 for VRRP behind an authentication header
 */
public record SocketSpec(
    Family family,
    int ifIndex,
    String interfaceName,
    @Nullable IpAddress group,
    @Nullable IpAddress unicastSource,
    int protocol) {

  /** Makes one for plain VRRP. */
  public SocketSpec(
      Family family,
      int ifIndex,
      String interfaceName,
      @Nullable IpAddress group,
      @Nullable IpAddress unicastSource) {
    this(family, ifIndex, interfaceName, group, unicastSource, Vrrp.PROTOCOL);
  }
}
