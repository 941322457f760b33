package io.holdfast.sim.world;

/** What can happen to an interface. */
public enum LinkFault {
  /** The cable: IFF_RUNNING is lost, addresses stay. */
  CARRIER_LOST,
  /** {@code ip link set down}: IPv6 addresses are flushed, IPv4 ones stay. */
  SET_DOWN,
  /** The interface vanishes with its addresses and comes back with another index. */
  REMOVED,
  /** Somebody deletes the host's own addresses. */
  OWN_ADDRESSES_LOST
}
