package io.holdfast.core.spec.host;

/**
 * The firewall that keeps packets from virtual addresses or MACs; nftables, which also stands in
 * for {@code vrrp_iptables}.
 *
 * @param table the name of the table ({@code nftables}); empty to make one when it is needed
 * @param priority {@code nftables_priority}: of its hooks
 * @param byIndex {@code nftables_ifindex}
 * @param counted {@code nftables_counters}
 */
public record FirewallSpec(String table, int priority, boolean byIndex, boolean counted) {
  /** The name of the table where the file asks for one without a name. */
  public static final String TABLE = "keepalived";

  /** keepalived's defaults. */
  public static final FirewallSpec DEFAULT = new FirewallSpec("", -1, false, false);
}
