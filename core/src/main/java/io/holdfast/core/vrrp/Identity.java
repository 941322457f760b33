package io.holdfast.core.vrrp;

import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a virtual router is to the others on the network. A change in it is another virtual router:
 * the old one ends and a new one starts. The name is not part of it.
 *
 * @param vrid virtual router id
 * @param family address family
 * @param version protocol version
 * @param interfaceName interface of the adverts
 * @param group multicast group, or null for unicast
 * @param unicastSource configured source of a unicast router, or null
 * @param ownLink name of the interface that is made for it, empty for none
 * @param ownMac that interface's MAC address, or null
 */
public record Identity(
    int vrid,
    Family family,
    int version,
    String interfaceName,
    @Nullable IpAddress group,
    @Nullable IpAddress unicastSource,
    String ownLink,
    @Nullable MacAddress ownMac) {

  /**
   * Whether a master of this identity goes on serving, with its addresses, as what a reload makes
   * of it: on the same interface, though others may know another virtual router by then.
   */
  public boolean mayServeOnAs(RouterSpec wanted) {
    Identity other = of(wanted);
    boolean isMute =
        wanted.transport() instanceof TransportSpec.Unicast unicast && unicast.peers().isEmpty();
    return !isMute
        && family == other.family()
        && interfaceName.equals(other.interfaceName())
        && ownLink.equals(other.ownLink());
  }

  /** The identity that a configuration gives. */
  public static Identity of(RouterSpec spec) {
    IpAddress group = null;
    IpAddress source = null;
    switch (spec.transport()) {
      case TransportSpec.Multicast multicast -> group = multicast.group();
      case TransportSpec.Unicast unicast -> source = unicast.source();
    }
    MadeLinkSpec own = spec.host().ownLink();
    return new Identity(
        spec.vrid(),
        spec.family(),
        spec.version(),
        spec.interfaceName(),
        group,
        source,
        own == null ? "" : own.name(),
        own == null ? null : own.mac());
  }
}
