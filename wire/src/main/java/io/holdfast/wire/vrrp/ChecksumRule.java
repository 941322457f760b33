package io.holdfast.wire.vrrp;

/** What the checksum of an advert is computed over, beside the advert itself. */
public enum ChecksumRule {
  /** RFC 3768 section 5.3.8: nothing else. */
  V2,
  /**
   * RFC 9568 section 5.2.8: a pseudo header of source, destination, protocol and length. Also the
   * rule of anything over IPv6, version 2 included, because the kernel computes it.
   */
  V3_PSEUDO_HEADER,
  /** Version 3 without pseudo header, keepalived's {@code v3_checksum_as_v2}. */
  V3_NO_PSEUDO_HEADER,
  /**
   * Version 3 unicast with the multicast group in place of the destination, which early versions of
   * keepalived sent ({@code old_unicast_checksum}).
   */
  V3_OLD_UNICAST;

  /** Returns whether the addresses of the IP header enter the checksum. */
  boolean hasPseudoHeader() {
    return this == V3_PSEUDO_HEADER || this == V3_OLD_UNICAST;
  }
}
