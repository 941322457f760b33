package io.holdfast.core;

/**
 * What happened to the packet filter since the start, over all network namespaces.
 *
 * @param refusals how often an order was refused
 * @param repairs how often rules were put back that somebody else had removed
 */
public record FirewallFigures(long refusals, long repairs) {
  /** Nothing has happened. */
  public static final FirewallFigures NONE = new FirewallFigures(0, 0);
}
