package io.holdfast.wire.netlink;

import io.holdfast.wire.ip.Prefix;

/**
 * A route of the kernel, as far as it tells where there is one.
 *
 * @param destination what it leads to; the prefix of length 0 for a default route
 * @param table number of its table
 * @param type 1 for a route that leads somewhere; others refuse or are local
 * @see <a href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>
 */
public record RouteMessage(Prefix destination, int table, int type) {
  /** The table of routes that name none. */
  public static final int MAIN_TABLE = 254;

  /** The type of a route to a gateway or an interface. */
  public static final int UNICAST = 1;
}
