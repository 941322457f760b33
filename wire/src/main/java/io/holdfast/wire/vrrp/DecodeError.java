package io.holdfast.wire.vrrp;

/**
 * Why the fields of a datagram cannot be read. Only the structure counts here: a packet whose
 * fields can be read but make no sense is the business of whoever knows the configuration.
 */
public enum DecodeError {
  /** Every field can be read. */
  NONE,
  /** Offset or length point outside the buffer: the caller's mistake, not the sender's. */
  OUTSIDE_BUFFER,
  /** Shorter than an IPv4 header, or than the length that header claims for itself. */
  TOO_SHORT_FOR_IP,
  /** The IP version is not the expected one. */
  WRONG_IP_VERSION,
  /** The IPv4 header claims to be shorter than 20 bytes. */
  BAD_IP_HEADER_LENGTH,
  /** An authentication header is announced, but the datagram ends before the VRRP header does. */
  TOO_SHORT_FOR_AUTHENTICATION_HEADER,
  /** The datagram ends before the VRRP header does. */
  TOO_SHORT_FOR_VRRP
}
