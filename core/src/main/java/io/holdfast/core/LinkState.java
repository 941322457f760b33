package io.holdfast.core;

import io.holdfast.core.spec.NamespacedName;
import io.holdfast.wire.ip.MacAddress;

/**
 * What the kernel says of an interface.
 *
 * @param ifIndex its index, at least 1
 * @param name its name, see {@link NamespacedName}
 * @param up IFF_UP
 * @param running IFF_RUNNING (carrier)
 * @param multicast IFF_MULTICAST
 * @param resolvesNeighbors false for IFF_NOARP and loopback: nothing is announced there
 * @param forwardsIpv6 whether neighbour advertisements carry the router flag
 * @param mtu bytes
 * @param mac link-layer address
 * @param layer what it stands on
 */
public record LinkState(
    int ifIndex,
    String name,
    boolean up,
    boolean running,
    boolean multicast,
    boolean resolvesNeighbors,
    boolean forwardsIpv6,
    int mtu,
    MacAddress mac,
    LinkLayer layer) {

  /** An interface that stands for itself. */
  public LinkState(
      int ifIndex,
      String name,
      boolean up,
      boolean running,
      boolean multicast,
      boolean resolvesNeighbors,
      boolean forwardsIpv6,
      int mtu,
      MacAddress mac) {
    this(
        ifIndex,
        name,
        up,
        running,
        multicast,
        resolvesNeighbors,
        forwardsIpv6,
        mtu,
        mac,
        LinkLayer.NONE);
  }

  /** Returns this with or without a carrier. */
  public LinkState withRunning(boolean carrier) {
    return new LinkState(
        ifIndex, name, up, carrier, multicast, resolvesNeighbors, forwardsIpv6, mtu, mac, layer);
  }

  /** The network namespace it is in; empty for the daemon's own. */
  public String namespace() {
    return NamespacedName.namespace(name);
  }

  /** Whether a virtual router may run on it. */
  public boolean usable() {
    return up && running;
  }
}
