package io.holdfast.daemon.doctor.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Input: rules as nft or iptables-save print them. Output: what becomes of an advert: it passes, is
 * dropped for sure, or only unless a rule fits that cannot be judged.
 */
class RulesetTest {
  private static final String TABLE =
      """
      {"nftables": [{"metainfo": {"json_schema_version": 1}},
      {"set": {"family": "inet", "name": "peers", "table": "f", "type": "ipv4_addr",
               "elem": ["10.9.0.2", {"prefix": {"addr": "10.8.0.0", "len": 16}}]}},
      {"chain": {"family": "inet", "table": "f", "name": "in", "handle": 1, "type": "filter",
                 "hook": "input", "prio": 0, "policy": "drop"}},
      {"chain": {"family": "inet", "table": "f", "name": "sub", "handle": 2}},
      {"rule": {"family": "inet", "table": "f", "chain": "sub", "handle": 8, "expr": [
        {"match": {"op": "==", "left": {"payload": {"protocol": "ip", "field": "protocol"}},
                   "right": "vrrp"}}, {"accept": null}]}},
      {"rule": {"family": "inet", "table": "f", "chain": "in", "handle": 9, "expr": [%s]}}]}
      """;

  private static final Packet MULTICAST = packet("10.9.0.1/24", "224.0.0.18");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "DROPPED;{'counter': {'packets': 0}}",
        "PASSES;{'accept': null}",
        "PASSES;M('payload': {'protocol': 'ip', 'field': 'protocol'}=='vrrp'), {'accept': null}",
        "PASSES;M('payload': {'protocol': 'ip', 'field': 'protocol'}==112), {'accept': null}",
        "PASSES;M('meta': {'key': 'l4proto'}=={'set': ['ah', 'vrrp']}), {'accept': null}",
        "DROPPED;M('meta': {'key': 'l4proto'}=={'set': ['tcp', 'udp']}), {'accept': null}",
        "DROPPED;M('meta': {'key': 'l4proto'}!='vrrp'), {'accept': null}",
        "DROPPED;M('payload': {'protocol': 'ip6', 'field': 'nexthdr'}=='vrrp'), {'accept': null}",
        "DROPPED;M('payload': {'protocol': 'tcp', 'field': 'dport'}==112), {'accept': null}",
        "DROPPED;M('payload': {'protocol': 'tcp', 'field': 'dport'}!=22), {'accept': null}",
        "DROPPED;M('ct': {'key': 'state'}==['established', 'related']), {'accept': null}",
        "DROPPED;M('ct': {'key': 'status'}=='dnat'), {'accept': null}",
        "PASSES;M('ct': {'key': 'state'}==['new']), {'accept': null}",
        "DROPPED;M('meta': {'key': 'iif'}=='lo'), {'accept': null}",
        "PASSES;M('meta': {'key': 'iifname'}=='ens*'), {'accept': null}",
        "PASSES;M('meta': {'key': 'pkttype'}=='multicast'), {'accept': null}",
        "PASSES;M('fib': {'result': 'type', 'flags': ['daddr']}=='multicast'), {'accept': null}",
        "PASSES;M('payload': {'protocol': 'ip', 'field': 'daddr'}=='224.0.0.18'), {'accept': null}",
        "PASSES;M('payload': {'protocol': 'ip', 'field': 'saddr'}=="
            + "{'prefix': {'addr': '10.0.0.0', 'len': 8}}), {'accept': null}",
        "UNCERTAIN;M('payload': {'protocol': 'ip', 'field': 'saddr'}=='10.9.0.2'),"
            + " {'accept': null}",
        "UNCERTAIN;M('payload': {'protocol': 'ip', 'field': 'saddr'}=='@peers'), {'accept': null}",
        "UNCERTAIN;M('payload': {'protocol': 'ip', 'field': 'saddr'}=='@other'), {'accept': null}",
        "DROPPED;M('payload': {'protocol': 'ip', 'field': 'saddr'}=='10.1.0.2'), {'accept': null}",
        "UNCERTAIN;M('meta': {'key': 'mark'}==1), {'accept': null}",
        "UNCERTAIN;{'limit': {'rate': 5, 'per': 'second'}}, {'accept': null}",
        "UNCERTAIN;{'xt': {'type': 'match', 'name': 'set'}}, {'accept': null}",
        "PASSES;{'jump': {'target': 'sub'}}",
        "PASSES;{'goto': {'target': 'sub'}}",
        "PASSES;{'vmap': {'key': {'meta': {'key': 'iifname'}}, 'data': {'set':"
            + " [['lo', {'accept': null}], ['ens18', {'jump': {'target': 'sub'}}]]}}}",
        "DROPPED;{'vmap': {'key': {'meta': {'key': 'iifname'}}, 'data': {'set':"
            + " [['lo', {'accept': null}], ['eth9', {'jump': {'target': 'sub'}}]]}}}",
      })
  void nftables(String expected, String expressions) {
    String json =
        expressions
            .replaceAll(
                "M\\((.*?)(==|!=)(.*?)\\), ",
                "{'match': {'op': '$2', 'left': {$1}, 'right': $3}}, ")
            .replace('\'', '"');
    NftRuleset parsed = Objects.requireNonNull(NftRuleset.parse(TABLE.formatted(json)), json);
    assertThat(outcome(parsed.ruleset().pass(MULTICAST))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "DROPPED;-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT",
        "DROPPED;-A INPUT -p tcp -m tcp --dport 112 -j ACCEPT",
        "DROPPED;-A INPUT -p tcp -m multiport --dports 22,112 -j ACCEPT",
        "DROPPED;-A INPUT -i lo -j ACCEPT",
        "PASSES;-A INPUT ! -i lo -j ACCEPT",
        "PASSES;-A INPUT -p vrrp -j ACCEPT",
        "PASSES;-A INPUT -p 112 -m comment --comment \"vrrp \\\"here\\\" -j DROP\" -j ACCEPT",
        "PASSES;-A INPUT -d 224.0.0.18/32 -p vrrp -j ACCEPT",
        "UNCERTAIN;-A INPUT -s 10.9.0.2/32 -p vrrp -j ACCEPT",
        "DROPPED;-A INPUT -s 10.1.0.0/16 -p vrrp -j ACCEPT",
        "PASSES;-A INPUT -m pkttype --pkt-type multicast -j ACCEPT",
        "PASSES;-A INPUT -m addrtype --dst-type MULTICAST -j ACCEPT",
        "UNCERTAIN;-A INPUT -m limit --limit 5/sec -j ACCEPT",
        "PASSES;-A INPUT -j vrrp-in",
        "DROPPED;-A INPUT -j LOG --log-prefix \"vrrp: \"",
      })
  void iptables(String expected, String rule) {
    String saved =
        """
        # Generated by iptables-save
        *filter
        :INPUT DROP [0:0]
        :OUTPUT ACCEPT [0:0]
        :vrrp-in - [0:0]
        -A vrrp-in -p vrrp -j ACCEPT
        """
            + rule
            + "\nCOMMIT\n";
    Ruleset rules = IptablesSave.parse(saved, Tool.IPTABLES, "ip");
    assertThat(outcome(rules.pass(MULTICAST))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "10.9.0.2/32,10.9.0.1,PASSES",
    "10.8.7.6/32,10.9.0.1,PASSES",
    "10.9.0.3/32,10.9.0.1,DROPPED",
  })
  void knownPeersAreFoundInASet(String source, String destination, String expected) {
    String json =
        TABLE.formatted(
            "{\"match\": {\"op\": \"==\", \"left\": {\"payload\": {\"protocol\": \"ip\","
                + " \"field\": \"saddr\"}}, \"right\": \"@peers\"}}, {\"accept\": null}");
    Ruleset rules = Objects.requireNonNull(NftRuleset.parse(json)).ruleset();
    assertThat(outcome(rules.pass(packet(source, destination)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "NFT,inet,nft insert rule inet t INPUT meta l4proto 112 accept",
    "FIREWALLD,inet,'firewall-cmd --permanent --add-rich-rule=''rule protocol value=\"vrrp\""
        + " accept'' && firewall-cmd --reload'",
    "IPTABLES,ip6,ip6tables -t t -I INPUT -p 112 -j ACCEPT",
    "IPTABLES_LEGACY,ip,iptables-legacy -t t -I INPUT -p 112 -j ACCEPT",
  })
  void eachToolIsToldInItsOwnWords(Tool tool, String family, String command) {
    Chain chain = new Chain(tool, family, "t", "INPUT", "input", Verdict.DROP, List.of());
    assertThat(chain.accepting(Packet.VRRP)).isEqualTo(command);
  }

  private static String outcome(Passage passage) {
    if (passage.chain() == null) {
      return "PASSES";
    }
    return passage.doubts().isEmpty() ? "DROPPED" : "UNCERTAIN";
  }

  private static Packet packet(String source, String destination) {
    return new Packet(
        Packet.Direction.IN,
        Packet.VRRP,
        "ens18",
        Prefix.parse(source),
        IpAddress.parse(destination));
  }
}
