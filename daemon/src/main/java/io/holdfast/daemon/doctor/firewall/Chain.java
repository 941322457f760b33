package io.holdfast.daemon.doctor.firewall;

import io.holdfast.wire.ip.Family;
import java.util.List;

/**
 * A chain of rules. Immutable.
 *
 * @param tool what it is changed with
 * @param family {@code ip}, {@code ip6}, {@code inet} or another family of nftables
 * @param table its table
 * @param name its name
 * @param hook {@code input} or the like; empty for a chain that is only jumped to
 * @param policy what happens at its end; {@code CONTINUE} for one that is only jumped to
 * @param rules its rules in order
 */
public record Chain(
    Tool tool,
    String family,
    String table,
    String name,
    String hook,
    Verdict policy,
    List<Rule> rules) {
  /** Copies the list. */
  public Chain {
    rules = List.copyOf(rules);
  }

  /** Returns whether packets of a family pass here. */
  boolean sees(Family packet) {
    return switch (family) {
      case "inet" -> true;
      case "ip" -> packet == Family.IPV4;
      case "ip6" -> packet == Family.IPV6;
      default -> false;
    };
  }

  /** Returns its name for people. */
  public String title() {
    return switch (tool) {
      case NFT, FIREWALLD -> "nftables %s %s, chain %s".formatted(family, table, name);
      case IPTABLES, IPTABLES_LEGACY -> "%s, table %s, chain %s".formatted(program(), table, name);
    };
  }

  /**
   * Returns the command that makes the chain accept a protocol before it does anything else.
   *
   * @param protocol its number
   */
  public String accepting(int protocol) {
    return switch (tool) {
      case NFT ->
          "nft insert rule %s %s %s meta l4proto %d accept"
              .formatted(family, table, name, protocol);
      case FIREWALLD ->
          "firewall-cmd --permanent --add-rich-rule='rule protocol value=\"%s\" accept'"
                  .formatted(protocol == Packet.AH ? "ah" : "vrrp")
              + " && firewall-cmd --reload";
      case IPTABLES, IPTABLES_LEGACY ->
          "%s -t %s -I %s -p %d -j ACCEPT".formatted(program(), table, name, protocol);
    };
  }

  String program() {
    String program = family.equals("ip6") ? "ip6tables" : "iptables";
    return tool == Tool.IPTABLES_LEGACY ? program + "-legacy" : program;
  }
}
