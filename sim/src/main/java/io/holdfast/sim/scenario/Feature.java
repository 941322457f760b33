package io.holdfast.sim.scenario;

/** What a scenario may have besides virtual routers and their addresses. Each brings its faults. */
public enum Feature {
  /** Neighbours hear announcements, and strangers claim addresses. */
  CLAIMS,
  /** BFD sessions between two hosts, tracked by virtual routers. */
  BFD,
  /** Static addresses, routes and rules, some of them in a track_group. */
  STATICS,
  /** Virtual routes and rules. */
  ROUTING,
  /** Virtual MACs, with adverts on them or below, and ipvlans. */
  VMAC,
  /** Addresses that are not accepted. */
  FIREWALL,
  /** Virtual routers in another network namespace. */
  NAMESPACE,
  /** Adverts with a trailer that proves who sent them. */
  HMAC,
  /** Short leases, and daemons that hang or die. */
  LEASES,
  /** Sockets that break or cannot be opened, and peers that are forgotten. */
  SOCKETS,
  /** Scripts that fail or hang, bad files and lost processes, also through the calm. */
  TROUBLES
}
