package io.holdfast.core.spec.host;

/** What a policy rule does with a packet. */
public sealed interface RuleAction {

  /**
   * Looks it up in a routing table.
   *
   * @param table its number, at least 1
   */
  record Lookup(long table) implements RuleAction {}

  /**
   * Goes on with a later rule.
   *
   * @param preference the preference of that rule
   */
  record Goto(long preference) implements RuleAction {}

  /** Looks it up in the table of the VRF it belongs to ({@code l3mdev}). */
  record Vrf() implements RuleAction {}

  /** An end of its own. */
  enum Simple implements RuleAction {
    /** Nothing. */
    NOP,
    /** Dropped in silence. */
    BLACKHOLE,
    /** Refused as unreachable. */
    UNREACHABLE,
    /** Refused as prohibited. */
    PROHIBIT
  }
}
