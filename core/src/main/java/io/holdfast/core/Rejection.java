package io.holdfast.core;

/**
 * Why an advert for a known virtual router was dropped, in the order in which the checks are made.
 */
public enum Rejection {
  /** The virtual router does not take part now (INIT or FAULT). */
  NOT_RUNNING,
  /** IPv6: multicast where unicast is configured, or the reverse. */
  WRONG_TRANSPORT,
  /** An IPsec authentication header, which is not configured. */
  AUTHENTICATION_HEADER,
  /** The length does not fit the version and the number of addresses. */
  LENGTH,
  /** TTL or hop limit of a multicast advert is not 255. */
  TTL,
  /** The other protocol version. */
  VERSION,
  /** VRRPv2: authentication type above 2. */
  INVALID_AUTH_TYPE,
  /** VRRPv2: another authentication type than ours. */
  AUTH_TYPE_MISMATCH,
  /** VRRPv2: another password than ours. */
  PASSWORD,
  /** VRRPv2: another interval than ours. VRRPv3: an interval of zero. */
  INTERVAL,
  /** Not an advertisement. */
  TYPE,
  /** The IPv4 header claims another length than arrived. */
  IP_LENGTH,
  /** Wrong checksum. */
  CHECKSUM,
  /** IPv4: multicast where unicast is configured, or the reverse. */
  DESTINATION,
  /** We are the address owner and {@code owner_ignore_adverts} is set. */
  OWNER,
  /** VRRPv2: other addresses than ours, and the sender is not their owner. */
  ADDRESS_LIST,
  /** {@code check_unicast_src}: the sender is not a peer. */
  NOT_A_PEER,
  /** TTL or hop limit outside the peer's range. */
  PEER_TTL
}
