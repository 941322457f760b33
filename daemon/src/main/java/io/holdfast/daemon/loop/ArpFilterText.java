package io.holdfast.daemon.loop;

import io.holdfast.core.FirewallState;
import io.holdfast.core.FirewallState.Part;
import io.holdfast.core.FirewallState.VirtualLink;
import java.util.StringJoiner;

/**
 * What keepalived has no rule for: two routers with one virtual MAC address serve for a moment both
 * when one follows the other. The new one claims the addresses by ARP requests; were the kernel of
 * the old one to answer them, from that same MAC address, the switch would send what is for the
 * master to it again. In the language of nft(8), beside {@link FirewallText}; stateless.
 */
final class ArpFilterText {
  private ArpFilterText() {}

  /** Removes the table of a name, if it is there. */
  static String remove(String table) {
    return "add table arp " + table + "\ndelete table arp " + table + "\n";
  }

  /** Makes it anew, or nothing if there is no virtual MAC address with IPv4. */
  static String make(FirewallState state) {
    if (!state.parts().contains(Part.VIRTUAL_LINKS_IPV4)) {
      return "";
    }
    String table = state.spec().table();
    String count = state.spec().counted() ? "counter " : "";
    return remove(table)
        + "table arp %s {\n".formatted(table)
        + "  set vmac_own { type iface_index . ether_addr; }\n"
        + "  chain in {\n    type filter hook input priority %d; policy accept;\n"
            .formatted(state.spec().priority())
        + "    arp operation request iif . arp saddr ether @vmac_own %sdrop\n".formatted(count)
        + "  }\n}\n"
        + fill(state);
  }

  /** Empties its set and fills it again. */
  static String refill(FirewallState state) {
    return state.parts().contains(Part.VIRTUAL_LINKS_IPV4)
        ? "flush set arp " + state.spec().table() + " vmac_own\n" + fill(state)
        : "";
  }

  private static String fill(FirewallState state) {
    StringJoiner own = new StringJoiner(", ");
    for (VirtualLink link : state.virtualLinks()) {
      own.add(link.ifIndex() + " . " + link.mac());
    }
    String set = "add element arp " + state.spec().table() + " vmac_own";
    return own.length() == 0 ? "" : set + " { " + own + " }\n";
  }
}
