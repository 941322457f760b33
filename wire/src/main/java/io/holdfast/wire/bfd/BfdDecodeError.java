package io.holdfast.wire.bfd;

/** Why a control packet is discarded whoever the peer is (RFC 5880 section 6.8.6). */
public enum BfdDecodeError {
  /** It can be read. */
  NONE,
  /** Offset or length point outside the buffer: the caller's mistake, not the sender's. */
  OUTSIDE_BUFFER,
  /** Shorter than the mandatory section. */
  TOO_SHORT,
  /** Not version 1. */
  WRONG_VERSION,
  /** Its length field is shorter than the mandatory section, or longer than the datagram. */
  BAD_LENGTH,
  /** A detection multiplier of zero. */
  NO_MULTIPLIER,
  /** The multipoint bit is set. */
  MULTIPOINT,
  /** The sender's own discriminator is zero. */
  NO_DISCRIMINATOR,
  /** Our discriminator is zero although the sender is neither Down nor AdminDown. */
  UNKNOWN_SESSION,
  /** It is authenticated; no session of ours is. */
  AUTHENTICATED
}
