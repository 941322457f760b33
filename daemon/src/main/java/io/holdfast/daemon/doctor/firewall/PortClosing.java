package io.holdfast.daemon.doctor.firewall;

import java.util.List;

/**
 * The command that takes a port out of a rule, and with it the rule if it opens nothing else.
 *
 * @param chain the chain of the rule
 * @param rule the rule
 * @param opening its condition that names the port
 */
public record PortClosing(Chain chain, Rule rule, Condition opening) {

  /**
   * Returns the command.
   *
   * @param port the port
   */
  public String command(String port) {
    return switch (chain.tool()) {
      case FIREWALLD -> firewalld(port);
      case NFT -> nftables(port);
      case IPTABLES, IPTABLES_LEGACY ->
          rule.address().startsWith("-") ? iptables(port) : nftables(port);
    };
  }

  private boolean isAlone() {
    return opening.values().size() == 1 && opening.set().isEmpty();
  }

  private String nftables(String port) {
    String table = chain.family() + " " + chain.table();
    if (opening.set().startsWith("@")) {
      return "nft delete element %s %s '{ %s }'".formatted(table, opening.set().substring(1), port);
    }
    String place = "%s %s handle %s".formatted(table, chain.name(), rule.address());
    if (isAlone()) {
      return "nft delete rule " + place;
    }
    String element = port + "\\( : [^,}]*\\w\\)\\?";
    return ("nft replace rule %s \"$(nft -a list chain %s %s"
            + " | sed -n 's/ # handle %s$//;T;s/\\b%s, //;s/, %s\\b//;p')\"")
        .formatted(place, table, chain.name(), rule.address(), element, element);
  }

  private String iptables(String port) {
    String words = rule.address();
    String head = chain.program() + " -t " + chain.table();
    if (isAlone()) {
      return "%s -D %s %s".formatted(head, chain.name(), words);
    }
    String all = String.join(",", opening.values());
    String rest = String.join(",", others(port));
    int number = chain.rules().indexOf(rule) + 1;
    return "%s -R %s %d %s".formatted(head, chain.name(), number, words.replace(all, rest));
  }

  private List<String> others(String port) {
    return opening.values().stream().filter(value -> !value.equals(port)).toList();
  }

  /** Chains of a zone are called {@code filter_IN_ZONE_allow}. */
  private String firewalld(String port) {
    String zone = chain.name().replaceFirst("^(filter_)?IN_", "").replaceFirst("_allow$", "");
    String option = zone.equals(chain.name()) ? "" : " --zone=" + zone;
    boolean isUdp =
        rule.conditions().stream()
            .anyMatch(condition ->
                condition.field() == Field.PROTOCOL && condition.values().contains("udp"));
    return "firewall-cmd --permanent%s --remove-port=%s/%s && firewall-cmd --reload"
        .formatted(option, port, isUdp ? "udp" : "tcp");
  }
}
