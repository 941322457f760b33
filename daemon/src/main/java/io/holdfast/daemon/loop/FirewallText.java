package io.holdfast.daemon.loop;

import io.holdfast.core.FirewallState;
import io.holdfast.core.FirewallState.Part;
import io.holdfast.core.FirewallState.RefusedAddress;
import io.holdfast.core.FirewallState.VirtualLink;
import io.holdfast.core.spec.host.FirewallSpec;
import io.holdfast.wire.ip.Family;
import java.util.StringJoiner;

/**
 * The state of the packet filter in the language of nft(8): tables, chains, sets and rules named
 * and ordered as keepalived's, so that what greps for those finds these. Stateless.
 */
final class FirewallText {
  private static final String NEIGHBOURS =
      """
        set neighbor-discovery {
          type icmpv6_type
          flags constant
          elements = { nd-neighbor-solicit, nd-neighbor-advert }
        }
      """;

  private FirewallText() {}

  /** Removes both tables of a name, if they are there. */
  static String remove(String table) {
    StringBuilder text = new StringBuilder();
    for (String family : new String[] {"ip", "ip6"}) {
      text.append("add table ").append(family).append(' ').append(table).append('\n');
      text.append("delete table ").append(family).append(' ').append(table).append('\n');
    }
    return text.toString();
  }

  /** Makes everything anew. */
  static String make(FirewallState state) {
    StringBuilder text = new StringBuilder(remove(state.spec().table()));
    if (has(state, Part.ADDRESSES_IPV4) || has(state, Part.VIRTUAL_LINKS_IPV4)) {
      ipv4(state, text);
    }
    if (has(state, Part.ADDRESSES_IPV6) || has(state, Part.VIRTUAL_LINKS_IPV6)) {
      ipv6(state, text);
    }
    return text.append(fill(state)).toString();
  }

  /** Empties the sets and fills them again; tables and counters stay. */
  static String refill(FirewallState state) {
    StringBuilder text = new StringBuilder();
    if (has(state, Part.VIRTUAL_LINKS_IPV4)) {
      flush("map ip", "vmac_map", state, text);
    }
    if (has(state, Part.ADDRESSES_IPV4)) {
      flush("set ip", "vips", state, text);
    }
    if (has(state, Part.VIRTUAL_LINKS_IPV6)) {
      flush("map ip6", "vmac_map", state, text);
      flush("set ip6", "vmac_set", state, text);
    }
    if (has(state, Part.ADDRESSES_IPV6)) {
      flush("set ip6", "vips", state, text);
    }
    if (has(state, Part.ADDRESSES_LINK_LOCAL)) {
      flush("set ip6", "vips_link_local", state, text);
    }
    return text.append(fill(state)).toString();
  }

  private static void ipv4(FirewallState state, StringBuilder text) {
    String count = count(state.spec());
    boolean refuses = has(state, Part.ADDRESSES_IPV4);
    text.append("table ip ").append(state.spec().table()).append(" {\n");
    if (has(state, Part.VIRTUAL_LINKS_IPV4)) {
      text.append("  map vmac_map { type iface_index : iface_index; }\n");
    }
    if (refuses) {
      text.append("  set vips { type ipv4_addr; }\n");
    }
    hook("out", "output", state.spec(), text);
    if (has(state, Part.VIRTUAL_LINKS_IPV4)) {
      text.append("    ip protocol igmp meta oifkind \"macvlan\" ");
      text.append("dup to ip daddr device oif map @vmac_map ").append(count).append("drop\n");
    }
    if (refuses) {
      text.append("    ip saddr @vips ").append(count).append("drop\n  }\n");
      hook("in", "input", state.spec(), text);
      text.append("    ip daddr @vips ").append(count).append("drop\n");
    }
    text.append("  }\n}\n");
  }

  private static void ipv6(FirewallState state, StringBuilder text) {
    String count = count(state.spec());
    boolean refuses = has(state, Part.ADDRESSES_IPV6);
    text.append("table ip6 ").append(state.spec().table()).append(" {\n");
    if (has(state, Part.VIRTUAL_LINKS_IPV6)) {
      text.append("  map vmac_map { type iface_index : iface_index; }\n");
      text.append("  set vmac_set { type iface_index; }\n");
    }
    if (refuses) {
      text.append("  set vips { type ipv6_addr; }\n").append(NEIGHBOURS);
      if (has(state, Part.ADDRESSES_LINK_LOCAL)) {
        text.append("  set vips_link_local { type ipv6_addr . iface_index; }\n");
      }
    }
    hook("out", "output", state.spec(), text);
    if (has(state, Part.VIRTUAL_LINKS_IPV6)) {
      text.append("    icmpv6 type mld2-listener-report meta oifkind \"macvlan\" ");
      text.append("dup to ip6 daddr device oif map @vmac_map ").append(count).append("drop\n");
      text.append("    icmpv6 type nd-router-solicit meta oifkind \"macvlan\" oif @vmac_set ");
      text.append(count).append("drop\n");
    }
    if (refuses) {
      guard("saddr", "out_link_local", count, text);
      text.append("  }\n");
      hook("in", "input", state.spec(), text);
      guard("daddr", "in_link_local", count, text);
      text.append("  }\n  chain in_link_local {\n");
      linkLocal("ip6 daddr . iif", state, text);
      text.append("  }\n  chain out_link_local {\n");
      linkLocal("ip6 saddr . oif", state, text);
    }
    text.append("  }\n}\n");
  }

  /** Neighbour discovery is let through: RFC 9568 section 6.4.3 asks for that. */
  private static void guard(String field, String linkLocal, String count, StringBuilder text) {
    text.append("    icmpv6 type @neighbor-discovery ").append(count).append("accept\n");
    text.append("    ip6 ").append(field).append(" fe80::/10 ").append(count);
    text.append("goto ").append(linkLocal).append('\n');
    text.append("    ip6 ").append(field).append(" @vips ").append(count).append("drop\n");
  }

  private static void linkLocal(String fields, FirewallState state, StringBuilder text) {
    if (has(state, Part.ADDRESSES_LINK_LOCAL)) {
      text.append("    ").append(fields).append(" @vips_link_local ");
      text.append(count(state.spec())).append("drop\n");
    }
  }

  private static void hook(String chain, String hook, FirewallSpec spec, StringBuilder text) {
    text.append("  chain ").append(chain).append(" {\n    type filter hook ").append(hook);
    text.append(" priority ").append(spec.priority()).append("; policy accept;\n");
  }

  private static String fill(FirewallState state) {
    StringJoiner ipv4 = new StringJoiner(", ");
    StringJoiner ipv6 = new StringJoiner(", ");
    StringJoiner linkLocal = new StringJoiner(", ");
    for (RefusedAddress refused : state.refused()) {
      if (refused.address().family() == Family.IPV4) {
        ipv4.add(refused.address().toString());
      } else if (refused.ifIndex() == 0) {
        ipv6.add(refused.address().toString());
      } else {
        linkLocal.add(refused.address() + " . " + refused.ifIndex());
      }
    }
    StringJoiner pairs = new StringJoiner(", ");
    StringJoiner pairs6 = new StringJoiner(", ");
    StringJoiner links6 = new StringJoiner(", ");
    for (VirtualLink link : state.virtualLinks()) {
      String pair = link.ifIndex() + " : " + link.parentIndex();
      if (link.ipv4()) {
        pairs.add(pair);
      }
      if (link.ipv6()) {
        pairs6.add(pair);
        links6.add(Integer.toString(link.ifIndex()));
      }
    }
    String table = state.spec().table();
    return elements("ip " + table + " vips", ipv4)
        + elements("ip6 " + table + " vips", ipv6)
        + elements("ip6 " + table + " vips_link_local", linkLocal)
        + elements("ip " + table + " vmac_map", pairs)
        + elements("ip6 " + table + " vmac_map", pairs6)
        + elements("ip6 " + table + " vmac_set", links6);
  }

  private static String elements(String set, StringJoiner elements) {
    return elements.length() == 0 ? "" : "add element " + set + " { " + elements + " }\n";
  }

  private static void flush(
      String kindAndFamily, String name, FirewallState state, StringBuilder text) {
    text.append("flush ").append(kindAndFamily).append(' ');
    text.append(state.spec().table()).append(' ').append(name).append('\n');
  }

  private static boolean has(FirewallState state, Part part) {
    return state.parts().contains(part);
  }

  private static String count(FirewallSpec spec) {
    return spec.counted() ? "counter " : "";
  }
}
