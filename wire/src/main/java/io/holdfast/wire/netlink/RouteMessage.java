package io.holdfast.wire.netlink;

import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route of the kernel, as far as it tells which one it is.
 *
 * @param destination what it leads to; the prefix of length 0 for a default route
 * @param table number of its table
 * @param type 1 for a route that leads somewhere; others refuse or are local
 * @param protocol who made it: 18 for keepalived and us
 * @param tos 0..255
 * @param metric 0..4294967295
 * @param ways where it leads, none for one that refuses
 * @see <a href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>
 */
public record RouteMessage(
    Prefix destination, long table, int type, int protocol, int tos, long metric, List<Way> ways) {

  /** The table of routes that name none. */
  public static final int MAIN_TABLE = 254;

  /** The type of a route to a gateway or an interface. */
  public static final int UNICAST = 1;

  /** Copies the list. */
  public RouteMessage {
    ways = List.copyOf(ways);
  }

  /**
   * One way.
   *
   * @param gateway through whom, or null
   * @param ifIndex through which interface, 0 for none
   */
  public record Way(@Nullable IpAddress gateway, int ifIndex) {}
}
