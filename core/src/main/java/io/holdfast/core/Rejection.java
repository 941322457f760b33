package io.holdfast.core;

/**
 * Why an advert for a known virtual router was dropped, in the order in which the checks are made.
 */
public enum Rejection {
  /** The virtual router does not take part now (INIT or FAULT). */
  NOT_RUNNING,
  /** IPv6: multicast where unicast is configured, or the reverse. */
  WRONG_TRANSPORT,
  /** An IPsec authentication header where none is configured, or none where one is. */
  AUTHENTICATION_HEADER,
  /** The length does not fit the version and the number of addresses. */
  LENGTH,
  /** TTL or hop limit of a multicast advert is not 255. */
  TTL,
  /** The other protocol version. */
  VERSION,
  /** {@code auth_hmac}: no trailer. */
  TRAILER_MISSING,
  /** {@code auth_hmac}: a trailer of an unknown kind. */
  TRAILER_MALFORMED,
  /** {@code auth_hmac}: the time in the trailer is too far from ours. */
  TRAILER_STALE,
  /** {@code auth_hmac}: a key id that is not configured. */
  TRAILER_KEY,
  /** {@code auth_hmac}: the proof is wrong. */
  TRAILER_PROOF,
  /** {@code auth_hmac}: a number that was heard from the sender before. */
  TRAILER_REPLAYED,
  /** VRRPv2: authentication type above 2. */
  INVALID_AUTH_TYPE,
  /** VRRPv2: another authentication type than ours. */
  AUTH_TYPE_MISMATCH,
  /** VRRPv2: another password than ours. */
  PASSWORD,
  /** Authentication header: it announces another protocol, or its proof is wrong. */
  HEADER_PROOF,
  /** Authentication header: its security parameter index is not the source address. */
  HEADER_SPI,
  /** Authentication header: a number that was heard before. */
  HEADER_REPLAYED,
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
