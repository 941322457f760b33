package io.holdfast.core.spec.host;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code virtual_routes} or {@code static_routes}. Numbers are the kernel's, of
 * linux/rtnetlink.h; -1 stands for what is not written and left to the kernel.
 *
 * @param family its family
 * @param type {@code RTN_*}: 1 is unicast
 * @param destination where to; length 0 for the default route
 * @param from {@code from}: only packets from there, or null
 * @param source {@code src}: the preferred source address, or null
 * @param way {@code via}, {@code dev}, {@code onlink}, {@code encap} and {@code realms} of a route
 *     with one way
 * @param ways the {@code nexthop}s of a route with several; empty otherwise
 * @param table the routing table, -1 for the main one
 * @param vrf the VRF interface whose table it is; empty for none
 * @param metric 0..4294967295 or -1
 * @param tos 0..255, or -1
 * @param protocol {@code RTPROT_*}: 18 is keepalived
 * @param scope {@code RT_SCOPE_*} or -1
 * @param metrics what is told of the way, at most one of a kind
 * @param congestion {@code congctl}; empty for none
 * @param congestionLocked whether that is locked
 * @param preference {@code pref}: 0 medium, 1 high, 3 low, or -1
 * @param expiresSeconds {@code expires} or -1
 * @param ttlPropagate {@code ttl-propagate}: 1 enabled, 0 disabled, or -1
 * @param insertion where it is put among its equals
 * @param tracked what becomes of it when someone removes it
 */
public record RouteSpec(
    Family family,
    int type,
    Prefix destination,
    @Nullable Prefix from,
    @Nullable IpAddress source,
    NexthopSpec way,
    List<NexthopSpec> ways,
    long table,
    String vrf,
    long metric,
    int tos,
    int protocol,
    int scope,
    List<MetricSpec> metrics,
    String congestion,
    boolean congestionLocked,
    int preference,
    long expiresSeconds,
    int ttlPropagate,
    Insertion insertion,
    ItemTracking tracked)
    implements RoutingItem {

  /** {@code RTN_UNICAST}. */
  public static final int UNICAST = 1;

  /** {@code RTPROT_KEEPALIVED}. */
  public static final int PROTOCOL_KEEPALIVED = 18;

  /** What is not written. */
  public static final int UNSET = -1;

  /** Where a route is put among those with the same destination, table and metric. */
  public enum Insertion {
    /** Before the others ({@code prepend}, the default). */
    PREPEND,
    /** Only when there is no other ({@code add}). */
    ADD,
    /** After the others ({@code append}). */
    APPEND
  }

  /** Copies the lists. */
  public RouteSpec {
    ways = List.copyOf(ways);
    metrics = List.copyOf(metrics);
  }

  @Override
  public RouteSpec bare() {
    return tracked.equals(ItemTracking.WATCHED)
        ? this
        : new RouteSpec(
            family,
            type,
            destination,
            from,
            source,
            way,
            ways,
            table,
            vrf,
            metric,
            tos,
            protocol,
            scope,
            metrics,
            congestion,
            congestionLocked,
            preference,
            expiresSeconds,
            ttlPropagate,
            insertion,
            ItemTracking.WATCHED);
  }

  @Override
  public List<String> interfaces() {
    List<String> names = new ArrayList<>();
    note(way, names);
    for (NexthopSpec each : ways) {
      note(each, names);
    }
    if (!vrf.isEmpty() && !names.contains(vrf)) {
      names.add(vrf);
    }
    return names;
  }

  @Override
  public String words() {
    StringBuilder words = new StringBuilder("route ");
    words.append(destination.length() == 0 ? "default" : destination.toString());
    if (destination.length() == 0 && family == Family.IPV6) {
      words.insert(0, "IPv6 ");
    }
    append(words, way);
    for (NexthopSpec each : ways) {
      append(words.append(" nexthop"), each);
    }
    if (!vrf.isEmpty()) {
      words.append(" vrf ").append(vrf);
    } else if (table != UNSET) {
      words.append(" table ").append(table);
    }
    if (metric != UNSET) {
      words.append(" metric ").append(metric);
    }
    return words.toString();
  }

  private static void append(StringBuilder words, NexthopSpec way) {
    if (way.gateway() != null) {
      words.append(" via ").append(way.gateway());
    }
    if (!way.interfaceName().isEmpty()) {
      words.append(" dev ").append(way.interfaceName());
    }
  }

  private static void note(NexthopSpec way, List<String> names) {
    String name = way.interfaceName();
    if (!name.isEmpty() && !names.contains(name)) {
      names.add(name);
    }
  }
}
