package io.holdfast.sim.world;

/** What a kernel may refuse for a while. */
public enum Refused {
  /** Addresses. */
  ADDRESSES,
  /** Routes and rules. */
  ROUTING,
  /** Interfaces that are to be made or set up. */
  LINKS,
  /** Changes of the packet filter. */
  FIREWALL,
  /** Sockets for adverts. */
  SOCKETS
}
