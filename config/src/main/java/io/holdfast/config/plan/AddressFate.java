package io.holdfast.config.plan;

import io.holdfast.wire.ip.Prefix;

/**
 * What becomes of a virtual address where it is present on this host.
 *
 * @param prefix the address
 * @param interfaceName its interface
 * @param kind what happens
 * @param reason why, and when
 */
public record AddressFate(Prefix prefix, String interfaceName, Kind kind, String reason) {

  /** What can happen to an address. */
  public enum Kind {
    /** Nothing. */
    STAYS,
    /** It is new. */
    ADDED,
    /** It is given up. */
    REMOVED,
    /** Another virtual router carries it from now on. */
    MOVES,
    /** It goes and comes back. */
    BLINKS
  }
}
