package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.ShellResult;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stops VRRP on a host, brought about and found again. */
@Live
class DoctorIT {
  private static final Pattern CODE = Pattern.compile("\\[(HF-[A-Z0-9-]+)\\]$", Pattern.MULTILINE);
  private static final Pattern MEND = Pattern.compile("(?m)^  mend: (.*)$");
  private static final String VIP = "10.9.0.100";
  private static final String RULES_FOR_PORT_112 =
      """
      nft add table inet f
      nft 'add chain inet f in { type filter hook input priority 0; }'
      nft 'add set inet f ports { type inet_service; elements = { 22, 112 }; }'
      nft add rule inet f in tcp dport 112 accept
      nft add rule inet f in tcp dport '{ 22, 112 }' counter accept
      nft add rule inet f in udp dport '{ 112, 443 }' accept comment '"vrrp 112"'
      nft add rule inet f in tcp dport vmap '{ 22 : accept, 112 : accept }'
      nft add rule inet f in tcp dport @ports accept
      iptables-nft -A INPUT -p tcp -m multiport --dports 22,112 -j ACCEPT
      iptables-legacy -A INPUT -p udp -m comment --comment 'it is 112' --dport 112 -j ACCEPT
      ip6tables-legacy -A INPUT -p tcp -m multiport --dports 112,22 -j ACCEPT
      """;
  private static final String STATE =
      """
      ip -d link; ip address; ip rule; ip maddress; nft list ruleset
      ip route show table all; ip -6 route show table all
      sysctl -a 2>/dev/null | grep -E '^net.ipv[46].(conf|ip_nonlocal)'
      cat /proc/net/ip_tables_names /proc/net/ip6_tables_names
      """;

  @Test
  void aCleanHostGivesNoFinding(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24", "fd00:9::1/64");
    ShellResult result = doctor(lab, host, config(VIP) + config6());
    assertThat(result.output()).isEqualTo("0 errors, 0 warnings, 0 notes\n");
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "nft,HF-FIREWALL-DROPS,nft insert rule inet f in meta l4proto 112 accept",
    "nft-112,HF-FIREWALL-DROPS HF-FIREWALL-PORT-112,"
        + "nft insert rule inet f in meta l4proto 112 accept",
    "iptables-nft,HF-FIREWALL-DROPS,iptables -t filter -I INPUT -p 112 -j ACCEPT",
    "iptables-legacy,HF-FIREWALL-DROPS,iptables-legacy -t filter -I OUTPUT -p 112 -j ACCEPT",
    "firewalld,HF-FIREWALL-DROPS,firewall-cmd --permanent",
  })
  void aPacketFilterThatDrops(String filter, String codes, String mend, LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    run(host, rules(filter));
    ShellResult result = doctor(lab, host, config(VIP));
    assertThat(codes(result)).as(result.output()).containsExactly(codes.split(" ", -1));
    assertThat(result.output()).contains("  mend: " + mend);
    assertThat(result.exitCode()).isEqualTo(2);
    if (!filter.equals("firewalld")) {
      run(host, mend);
      assertThat(codes(doctor(lab, host, config(VIP)))).doesNotContain("HF-FIREWALL-DROPS");
    }
  }

  @Test
  void rulesForPort112AreTakenAwayAndOtherPortsStayOpen(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    run(host, RULES_FOR_PORT_112);
    ShellResult found = doctor(lab, host, config(VIP));
    List<String> mends = MEND.matcher(found.output()).results().map(DoctorIT::group).toList();
    assertThat(mends).as(found.output()).hasSize(8);
    assertThat(codes(found)).containsOnly("HF-FIREWALL-PORT-112");
    mends.forEach(mend -> run(host, mend));
    ShellResult mended = doctor(lab, host, config(VIP));
    assertThat(codes(mended)).as(mended.output()).isEmpty();
    String left = host.run("sh", "-c", "nft list ruleset; ip6tables-legacy-save").output();
    assertThat(left)
        .contains("tcp dport 22 ", "udp dport 443 ", "22 : accept", "elements = { 22 }")
        .containsPattern("--dports 22 -j ACCEPT|ports 22 .*accept");
  }

  @Test
  void anInterfaceThatIsMissing(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    ShellResult result = doctor(lab, host, config(VIP).replace("ens18", "ens19"));
    assertThat(codes(result)).as(result.output()).containsExactly("HF-LINK-ABSENT");
    assertThat(result.output()).contains(":2:13: error: there is no interface ens19 here");
  }

  @Test
  void aStrangerWithTheSameVrid(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Router stranger =
        lab.start(Product.KEEPALIVED, lab.addHost("two", "10.9.0.2/24"), config("10.9.0.77"));
    stranger.awaitState("VI_1", "MASTER");
    // Heard although the filter of this host would drop it.
    run(host, rules("nft"));
    ShellResult result = doctor(lab, host, config(VIP));
    assertThat(codes(result))
        .as(result.output())
        .containsExactly("HF-FIREWALL-DROPS", "HF-VRID-FOREIGN");
    assertThat(result.output())
        .containsPattern(
            "heard 10.9.0.2 \\(.*\\) on ens18, VRID 51, priority 100, version 2, every 1 s,"
                + " with 10.9.0.77");
  }

  @Test
  void theMasterOfTheClusterIsNoFault(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24", "fd00:9::1/64");
    Router peer =
        lab.start(
            Product.KEEPALIVED,
            lab.addHost("two", "10.9.0.2/24", "fd00:9::2/64"),
            config(VIP) + config6());
    peer.awaitState("VI_1", "MASTER");
    peer.awaitState("VI_6", "MASTER");
    ShellResult result = doctor(lab, host, config(VIP) + config6());
    assertThat(codes(result))
        .as(result.output())
        .containsExactly("HF-MASTER-HEARD", "HF-MASTER-HEARD");
    assertThat(result.output())
        .contains("it answers for 10.9.0.100 [", "it answers for fd00:9::100, fe80::9:100 [");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void anAddressThatAStrangerAnswersFor(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24", "fd00:9::1/64");
    Host stranger = lab.addHost("two", VIP + "/24", "fd00:9::100/64");
    ShellResult result = doctor(lab, host, config(VIP) + config6());
    assertThat(codes(result))
        .as(result.output())
        .containsExactly("HF-VIP-ANSWERED", "HF-VIP-ANSWERED");
    String mac = stranger.run("cat", "/sys/class/net/ens18/address").orThrow().output().strip();
    assertThat(result.output())
        .contains("10.9.0.100 on ens18 is answered by " + mac)
        .contains("fd00:9::100 on ens18 is answered by " + mac);
  }

  @ParameterizedTest
  @CsvSource({"KEEPALIVED,HF-KEEPALIVED-RUNS", "HOLDFAST,HF-HOLDFAST-RUNS"})
  void aDaemonThatRunsTheSameInstance(Product product, String code, LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Router daemon = lab.start(product, host, config(VIP));
    lab.addressesOf(host).awaitHeld(VIP);
    ShellResult result = doctor(lab, host, config(VIP));
    assertThat(codes(result)).as(result.output()).containsExactly(code);
    Path file = daemon.directory().resolve("keepalived.conf");
    assertThat(result.output()).contains("runs VRID 51 of ens18, from " + file);
    Host other = lab.addHost("two", "10.9.0.2/24");
    assertThat(codes(doctor(lab, other, config(VIP))))
        .as("a daemon on another host is a peer")
        .containsExactly("HF-MASTER-HEARD");
  }

  @Test
  void withoutRightsItSaysWhatItCouldNotLookAt(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Path file = file(lab, config(VIP));
    ShellResult result =
        host.run(
            "setpriv",
            "--bounding-set=-all",
            "--inh-caps=-all",
            "env",
            "HOLDFAST_BUILD=no",
            Product.home().resolve("holdfast").toString(),
            "doctor",
            file.toString());
    // Without rights it cannot tell in whose network another daemon of this machine runs.
    assertThat(result.exitCode()).as(result.output() + result.errors()).isBetween(1, 2);
    assertThat(codes(result))
        .as(result.output())
        .startsWith("HF-CAPABILITY-MISSING", "HF-NOT-EXAMINED")
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(result.output()).contains("nftables: not looked at", "the wire: not looked at");
  }

  private static ShellResult doctor(LiveLab lab, Host host, String config) {
    Path file = file(lab, config);
    String before = state(host);
    ShellResult result =
        host.run(
            "env",
            "HOLDFAST_BUILD=no",
            Product.home().resolve("holdfast").toString(),
            "doctor",
            file.toString());
    assertThat(result.errors()).isEmpty();
    assertThat(state(host)).as("the host after the doctor").isEqualTo(before);
    return result;
  }

  /** Times and counters that run by themselves are cut out. */
  private static String state(Host host) {
    return host.run("sh", "-c", STATE)
        .output()
        .replaceAll(
            "(?m)(expires|hoplimit|used|packets|valid_lft|preferred_lft) \\S+|REACHABLE|STALE|DELAY|PROBE",
            "");
  }

  private static Path file(LiveLab lab, String config) {
    Path file = lab.directory().resolve("doctor.conf");
    Router.write(file, config);
    return file;
  }

  private static List<String> codes(ShellResult result) {
    return CODE.matcher(result.output()).results().map(DoctorIT::group).toList();
  }

  private static String group(MatchResult match) {
    return match.group(1);
  }

  private static void run(Host host, String script) {
    host.run("sh", "-c", script).orThrow();
  }

  private static String rules(String filter) {
    String chain = "add table inet %1$s; add chain inet %1$s %2$s ";
    String input = "{ type filter hook input priority 0; policy drop; };";
    return switch (filter) {
      case "nft" ->
          "nft '" + chain.formatted("f", "in") + input + "add rule inet f in iif lo accept'";
      case "nft-112" ->
          "nft '"
              + chain.formatted("f", "in")
              + input
              + "add rule inet f in ct state established accept;"
              + "add rule inet f in tcp dport { 22, 112 } accept'";
      case "iptables-nft" ->
          "iptables-nft -P INPUT DROP;"
              + "iptables-nft -A INPUT -m conntrack --ctstate ESTABLISHED -j ACCEPT";
      case "iptables-legacy" -> "iptables-legacy -P OUTPUT DROP";
      case "firewalld" ->
          "nft '"
              + chain.formatted("firewalld", "filter_INPUT")
              + "{ type filter hook input priority 10; policy accept; };"
              + "add chain inet firewalld filter_IN_public;"
              + "add rule inet firewalld filter_IN_public tcp dport 22 accept;"
              + "add rule inet firewalld filter_INPUT ct state { established, related } accept;"
              + "add rule inet firewalld filter_INPUT jump filter_IN_public;"
              + "add rule inet firewalld filter_INPUT reject with icmpx admin-prohibited'";
      default -> throw new IllegalArgumentException(filter);
    };
  }

  private static String config(String address) {
    return """
    vrrp_instance VI_1 {
      interface ens18
      virtual_router_id 51
      priority 100
      virtual_ipaddress {
        %s/24
      }
    }
    """
        .formatted(address);
  }

  private static String config6() {
    return """
    vrrp_instance VI_6 {
      interface ens18
      version 3
      virtual_router_id 51
      priority 100
      virtual_ipaddress {
        fe80::9:100/64
        fd00:9::100/64
      }
    }
    """;
  }
}
