package io.holdfast.daemon.doctor.exam;

import static io.holdfast.daemon.doctor.exam.HostFixture.MULTICAST;
import static io.holdfast.daemon.doctor.exam.HostFixture.advert;
import static io.holdfast.daemon.doctor.exam.HostFixture.claim;
import static io.holdfast.daemon.doctor.exam.HostFixture.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import io.holdfast.daemon.doctor.firewall.IptablesSave;
import io.holdfast.daemon.doctor.firewall.Ruleset;
import io.holdfast.daemon.doctor.firewall.Tool;
import io.holdfast.daemon.doctor.view.BoundService;
import io.holdfast.daemon.doctor.view.HeardAdvert;
import io.holdfast.daemon.doctor.view.Manager;
import io.holdfast.daemon.doctor.view.RunningDaemon;
import io.holdfast.daemon.doctor.view.Unseen;
import io.holdfast.linux.process.Capability;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Input: what was seen of a host. Output: what is found, and the command that mends it. */
class ExaminationsTest {
  private static final String UNICAST =
      MULTICAST.replace(
          "  priority",
          "  unicast_src_ip 10.9.0.1\n  unicast_peer {\n    10.9.0.2\n  }\n  priority");

  private static final String VIRTUAL_MAC = MULTICAST.replace("{\n  int", "{\n  use_vmac\n  int");

  @TempDir private Path directory;

  record Case(
      FindingCode code, String file, Consumer<HostFixture> seen, String problem, String mend) {
    @Override
    public String toString() {
      return code + ": " + problem;
    }
  }

  static List<Case> links() {
    return List.of(
        new Case(
            FindingCode.LINK_ABSENT,
            MULTICAST,
            host -> host.links.set(0, link("eth1", true, true, true, "10.9.0.1/24")),
            "there is no interface eth0 here; there are eth1",
            "sed -Ei 's/\\beth0([[:space:]]|$)/eth1\\1/' FILE"),
        new Case(
            FindingCode.LINK_ABSENT,
            MULTICAST.replace("eth0", "eth0.12"),
            host -> host.links.set(0, link("eth0", true, true, true, "10.9.0.1/24")),
            "there is no interface eth0.12 here; there are eth0",
            "ip link add link eth0 name eth0.12 type vlan id 12 && ip link set dev eth0.12 up"),
        new Case(
            FindingCode.LINK_DOWN,
            MULTICAST,
            host -> host.links.set(0, link("eth0", false, false, true, "10.9.0.1/24")),
            "eth0 is set down",
            "ip link set dev eth0 up"),
        new Case(
            FindingCode.LINK_WITHOUT_CARRIER,
            MULTICAST,
            host -> host.links.set(0, link("eth0", true, false, true, "10.9.0.1/24")),
            "eth0 has no carrier",
            "ethtool eth0"),
        new Case(
            FindingCode.LINK_WITHOUT_MULTICAST,
            MULTICAST,
            host -> host.links.set(0, link("eth0", true, true, false, "10.9.0.1/24")),
            "eth0 has no MULTICAST flag",
            "ip link set dev eth0 multicast on"),
        new Case(
            FindingCode.LINK_WITHOUT_ADDRESS,
            MULTICAST,
            host -> host.links.set(0, link("eth0", true, true, true, "fe80::1/64")),
            "eth0 has no IPv4 address of its own",
            "ip address add 192.0.2.1/24 dev eth0"),
        new Case(
            FindingCode.SOURCE_ADDRESS_ABSENT,
            UNICAST,
            host -> host.links.set(0, link("eth0", true, true, true, "10.9.0.7/24")),
            "10.9.0.1 is on no interface of this host",
            "ip address add 10.9.0.1/24 dev eth0"),
        new Case(
            FindingCode.PEER_IS_LOCAL,
            UNICAST,
            host -> host.links.add(link("eth1", true, true, true, "10.9.0.2/24")),
            "the peer 10.9.0.2 is an address of eth1 on this host",
            "sed -i '/unicast_peer/,/}/{/^[[:space:]]*10.9.0.2[[:space:]]*$/d}' FILE"),
        new Case(
            FindingCode.VIP_OUTSIDE_SUBNETS,
            MULTICAST,
            host ->
                host.links.set(0, link("eth0", true, true, true, "10.7.0.1/24", "10.9.0.100/24")),
            "10.9.0.100 is in no subnet of eth0 (10.7.0.1/24)",
            "sed -Ei 's#\\b10\\.9\\.0\\.100(/[0-9]+)?\\b#10.7.0.100/24#' FILE"),
        new Case(
            FindingCode.VIP_OUTSIDE_SUBNETS,
            MULTICAST,
            host -> {
              host.links.set(0, link("eth0", true, true, true, "10.7.0.1/24"));
              host.links.add(link("eth1", true, true, true, "10.9.0.7/24"));
            },
            "10.9.0.100 is in no subnet of eth0 (10.7.0.1/24)",
            "sed -Ei 's#^[[:space:]]*10\\.9\\.0\\.100(/[0-9]+)?\\b#& dev eth1#' FILE"));
  }

  static List<Case> kernel() {
    return List.of(
        new Case(
            FindingCode.FIREWALL_DROPS,
            UNICAST,
            host -> host.rules = rules(":INPUT DROP [0:0]"),
            "protocol 112 (VRRP) from 10.9.0.2 on eth0 is dropped by iptables, table filter,"
                + " chain INPUT: its policy",
            "iptables -t filter -I INPUT -p 112 -j ACCEPT"),
        new Case(
            FindingCode.FIREWALL_DROPS,
            MULTICAST,
            host -> host.rules = rules(":OUTPUT ACCEPT [0:0]\n-A OUTPUT -p vrrp -j REJECT"),
            "protocol 112 (VRRP) to 224.0.0.18 on eth0 is dropped by iptables, table filter,"
                + " chain OUTPUT: rule -A OUTPUT -p vrrp -j REJECT",
            "iptables -t filter -I OUTPUT -p 112 -j ACCEPT"),
        new Case(
            FindingCode.FIREWALL_UNCERTAIN,
            MULTICAST,
            host ->
                host.rules = rules(":INPUT DROP [0:0]\n-A INPUT -m set --match-set x -j ACCEPT"),
            "protocol 112 (VRRP) from 10.9.0.0/24 on eth0 is dropped by iptables, table filter,"
                + " chain INPUT: its policy, unless it fits rule -A INPUT -m set --match-set x -j"
                + " ACCEPT",
            "iptables -t filter -I INPUT -p 112 -j ACCEPT"),
        new Case(
            FindingCode.FIREWALL_PORT_112,
            MULTICAST,
            host ->
                host.rules = rules(":INPUT ACCEPT [0:0]\n-A INPUT -p udp --dport 112 -j ACCEPT"),
            "iptables, table filter, chain INPUT: rule -A INPUT -p udp --dport 112 -j ACCEPT opens"
                + " port 112",
            "iptables -t filter -D INPUT -p udp --dport 112 -j ACCEPT"),
        new Case(
            FindingCode.FIREWALL_PORT_112,
            MULTICAST,
            host ->
                host.rules =
                    rules(
                        ":INPUT ACCEPT [0:0]\n-A INPUT -i lo -j ACCEPT\n"
                            + "-A INPUT -p tcp -m multiport --dports 22,112,80 -j ACCEPT"),
            "iptables, table filter, chain INPUT: rule -A INPUT -p tcp -m multiport --dports"
                + " 22,112,80 -j ACCEPT opens port 112",
            "iptables -t filter -R INPUT 2 -p tcp -m multiport --dports 22,80 -j ACCEPT"),
        new Case(
            FindingCode.NONLOCAL_BIND_OFF,
            MULTICAST,
            host -> {
              host.links.set(0, link("eth0", true, true, true, "10.9.0.1/24", "10.9.0.100/24"));
              host.services.add(new BoundService("tcp", address("10.9.0.100"), 443));
            },
            "a service listens on 10.9.0.100, tcp port 443",
            "sysctl -w net.ipv4.ip_nonlocal_bind=1"));
  }

  static List<Case> virtualMac() {
    return List.of(
        new Case(
            FindingCode.RP_FILTER_STRICT,
            VIRTUAL_MAC,
            host -> {
              host.links.add(HostFixture.virtualMac());
              host.settings.put("ipv4/conf/vrrp.51/rp_filter", 1);
              host.settings.put("ipv4/conf/eth0/arp_ignore", 1);
              host.settings.put("ipv4/conf/eth0/arp_announce", 2);
            },
            "rp_filter is 1 (strict) for vrrp.51",
            "sysctl -w net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.vrrp/51.rp_filter=0"),
        new Case(
            FindingCode.ARP_IGNORE_OFF,
            VIRTUAL_MAC,
            host -> {
              host.links.add(HostFixture.virtualMac());
              host.settings.put("ipv4/conf/all/rp_filter", 2);
              host.settings.put("ipv4/conf/all/arp_announce", 2);
            },
            "arp_ignore is 0 for eth0",
            "sysctl -w net.ipv4.conf.eth0.arp_ignore=1"),
        new Case(
            FindingCode.ARP_ANNOUNCE_OFF,
            VIRTUAL_MAC,
            host -> {
              host.links.add(HostFixture.virtualMac());
              host.settings.put("ipv4/conf/all/arp_ignore", 1);
            },
            "arp_announce is 0 for eth0",
            "sysctl -w net.ipv4.conf.eth0.arp_announce=2"));
  }

  static List<Case> wire() {
    HeardAdvert peer = advert("10.9.0.2", "224.0.0.18", 2, "10.9.0.100");
    return List.of(
        new Case(
            FindingCode.MASTER_HEARD,
            MULTICAST,
            host -> {
              host.adverts.add(peer);
              host.claims.add(claim("10.9.0.100", HostFixture.PEER_MAC));
            },
            "(VI) master is 10.9.0.2 (02:00:00:00:00:02) on eth0, VRID 51, priority 200,"
                + " version 2, every 1 s; it answers for 10.9.0.100",
            "tcpdump -lni eth0 'ip proto 112 or ip6 proto 112'   # to watch it"),
        new Case(
            FindingCode.MASTER_HEARD,
            VIRTUAL_MAC,
            host -> {
              host.settings.put("ipv4/conf/all/arp_ignore", 1);
              host.settings.put("ipv4/conf/all/arp_announce", 2);
              host.adverts.add(peer);
              host.claims.add(claim("10.9.0.100", MacAddress.parse("00:00:5e:00:01:33")));
            },
            "(VI) master is 10.9.0.2 (02:00:00:00:00:02) on eth0, VRID 51, priority 200,"
                + " version 2, every 1 s; it answers for 10.9.0.100",
            "tcpdump -lni eth0 'ip proto 112 or ip6 proto 112'   # to watch it"));
  }

  static List<Case> strangers() {
    HeardAdvert peer = advert("10.9.0.2", "224.0.0.18", 2, "10.9.0.100");
    String heard =
        "(VI) heard 10.9.0.2 (02:00:00:00:00:02) on eth0, VRID 51, priority 200, version 2,"
            + " every 1 s, with 10.9.0.100";
    return List.of(
        new Case(
            FindingCode.VRID_FOREIGN,
            MULTICAST,
            host -> host.adverts.add(advert("10.9.0.2", "224.0.0.18", 3, "10.9.0.77")),
            heard.replace("100", "77").replace("version 2", "version 3")
                + "; none of these addresses is in the file",
            "sed -Ei 's/(virtual_router_id[[:space:]]+)51([[:space:]]|$)/\\11\\2/' FILE"
                + "   # on every router of the group"),
        new Case(
            FindingCode.PEER_DISAGREES,
            MULTICAST.replace("secret", "other"),
            host -> host.adverts.add(peer),
            heard + "; its auth_pass is another",
            "ssh 10.9.0.2 cat FILE > there.conf && holdfast check here=FILE there=there.conf"),
        new Case(
            FindingCode.PEER_DISAGREES,
            MULTICAST,
            host -> host.adverts.add(advert("10.9.0.2", "10.9.0.1", 3, "10.9.0.100")),
            heard.replace("version 2", "version 3")
                + "; it sends by unicast, the file by multicast, and it speaks version 3, the"
                + " file 2",
            "ssh 10.9.0.2 cat FILE > there.conf && holdfast check here=FILE there=there.conf"),
        new Case(
            FindingCode.PEER_DISAGREES,
            MULTICAST,
            host -> host.adverts.add(advert("10.9.0.2", "224.0.0.18", 2, "10.9.0.100", "10.9.0.9")),
            heard.replace("with ", "with 10.9.0.9, ") + "; only one of the two carries 10.9.0.9",
            "ssh 10.9.0.2 cat FILE > there.conf && holdfast check here=FILE there=there.conf"),
        new Case(
            FindingCode.PEER_UNLISTED,
            UNICAST.replace("10.9.0.2", "10.9.0.8"),
            host -> host.adverts.add(advert("10.9.0.2", "10.9.0.1", 2, "10.9.0.100")),
            heard + "; it is not in unicast_peer",
            "sed -i '/unicast_peer[[:space:]]*{/a 10.9.0.2' FILE"),
        new Case(
            FindingCode.VIP_ANSWERED,
            MULTICAST,
            host -> host.claims.add(claim("10.9.0.100", HostFixture.STRANGER_MAC)),
            "10.9.0.100 on eth0 is answered by 02:00:00:00:00:03, and no master of VRID 51 is"
                + " heard",
            "ip address del 10.9.0.100/24 dev eth0   # on the host with that MAC"));
  }

  static List<Case> programs() {
    return List.of(
        new Case(
            FindingCode.KEEPALIVED_RUNS,
            MULTICAST,
            host -> host.daemons.add(daemon(host, RunningDaemon.Kind.KEEPALIVED, "/k.conf")),
            "keepalived (process 7) runs VRID 51 of eth0, from /k.conf",
            "systemctl disable --now keepalived   # or: kill 7"),
        new Case(
            FindingCode.HOLDFAST_RUNS,
            MULTICAST,
            host -> host.daemons.add(daemon(host, RunningDaemon.Kind.HOLDFAST, "/k.conf")),
            "another Holdfast (process 7) runs VRID 51 of eth0, from /k.conf",
            "kill 7"),
        new Case(
            FindingCode.NETWORKD_REMOVES,
            MULTICAST,
            host -> host.managers.add(networkd("")),
            "systemd-networkd manages eth0 by /run/x.network, without KeepConfiguration=static",
            "mkdir -p /etc/systemd/network/x.network.d && printf"
                + " '[Network]\\nKeepConfiguration=static\\n' >"
                + " /etc/systemd/network/x.network.d/virtual-addresses.conf && networkctl reload"),
        new Case(
            FindingCode.NETWORK_MANAGER_REMOVES,
            MULTICAST,
            host ->
                host.managers.add(new Manager(Manager.Kind.NETWORK_MANAGER, "eth0", "", "", "nm")),
            "NetworkManager manages eth0",
            "nmcli device set eth0 managed no"),
        new Case(
            FindingCode.AGENT_REMOVES,
            MULTICAST,
            host ->
                host.managers.add(new Manager(Manager.Kind.CLOUD_AGENT, "eth0", "", "", "a.timer")),
            "a.timer manages the addresses of eth0",
            "systemctl disable --now a.timer"),
        new Case(
            FindingCode.CAPABILITY_MISSING,
            MULTICAST,
            host -> host.missing.addAll(Set.of(Capability.NET_RAW, Capability.NET_ADMIN)),
            "the caller lacks CAP_NET_ADMIN, CAP_NET_RAW",
            "sudo holdfast doctor FILE"),
        new Case(
            FindingCode.NOT_EXAMINED,
            MULTICAST,
            host -> host.unseen.add(new Unseen("the wire", "no right", "sudo x")),
            "the wire: not looked at, because no right",
            "sudo x"));
  }

  @ParameterizedTest
  @MethodSource({"links", "kernel", "virtualMac", "wire", "strangers", "programs"})
  void findsTheOneThingThatIsWrong(Case given) throws IOException {
    HostFixture host = new HostFixture(directory, given.file());
    given.seen().accept(host);
    List<Finding> findings = host.examine();
    assertThat(findings).extracting(Finding::code).containsExactly(given.code());
    Finding finding = findings.getFirst();
    assertThat(finding.problem()).isEqualTo(given.problem());
    assertThat(finding.mend())
        .isEqualTo(given.mend().replace("FILE", host.subject.file()))
        .doesNotContainPattern("<[a-z ]+>");
    assertThat(finding.place().file()).isEqualTo(host.subject.file());
  }

  @Test
  void aHealthyHostGivesNoFinding() throws IOException {
    HostFixture host = new HostFixture(directory, MULTICAST);
    host.adverts.add(advert("10.9.0.1", "224.0.0.18", 2, "10.9.0.77"));
    host.daemons.add(daemon(host, RunningDaemon.Kind.HOLDFAST, host.subject.file()));
    host.managers.add(networkd("static"));
    host.services.add(new BoundService("tcp", address("10.9.0.1"), 22));
    host.claims.add(claim("10.9.0.100", HostFixture.OUR_MAC));
    assertThat(host.examine()).isEmpty();
  }

  @Test
  void everyKindOfFindingIsTested() {
    Set<FindingCode> tested =
        Stream.of(links(), kernel(), virtualMac(), wire(), strangers(), programs())
            .flatMap(List::stream)
            .map(Case::code)
            .collect(Collectors.toSet());
    // That a file cannot be used is found before the host is looked at; DoctorCommandTest does.
    assertThat(tested)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(FindingCode.CONFIGURATION_UNUSABLE)));
  }

  private static Ruleset rules(String lines) {
    return IptablesSave.parse("*filter\n" + lines + "\nCOMMIT\n", Tool.IPTABLES, "ip");
  }

  private static RunningDaemon daemon(HostFixture host, RunningDaemon.Kind kind, String file) {
    return new RunningDaemon(kind, 7, file, host.subject.routers());
  }

  private static Manager networkd(String keep) {
    return new Manager(Manager.Kind.NETWORKD, "eth0", "/run/x.network", keep, "n");
  }

  private static IpAddress address(String text) {
    return IpAddress.parse(text);
  }
}
