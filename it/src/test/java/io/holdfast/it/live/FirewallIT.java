package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.holdfast.daemon.lab.Host;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code accept} and {@code no_accept} do to packets, and what stands in nftables for it. */
@Live
class FirewallIT {
  private static final String VIP = "10.9.0.100";
  private static final String VIP6 = "fd00:9::100";
  private static final String BOTH_FAMILIES =
      """
      global_defs {
        vrrp_version 3
        %1$s
      }
      vrrp_instance VI_4 {
        interface ens18
        %2$s
        virtual_router_id 51
        advert_int 0.2
        no_accept
        virtual_ipaddress { 10.9.0.100/24
          10.9.0.101/24
        }
        virtual_ipaddress_excluded { 10.9.0.102/24
          fd00:9::102/64
        }
      }
      vrrp_instance VI_6 {
        interface ens18
        %2$s
        virtual_router_id 52
        advert_int 0.2
        no_accept
        virtual_ipaddress { fe80::9:100/64
          fd00:9::100/64
        }
        virtual_ipaddress_excluded { 10.9.0.103/24 }
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nftables",
        "nftables other\nnftables_priority 5\nnftables_counters\nnftables_ifindex",
        "vrrp_strict\nnftables"
      })
  void theRulesAreThoseOfKeepalivedAndLeaveWithTheDaemon(String settings, LiveLab lab) {
    assertEqualRules(BOTH_FAMILIES.formatted(settings, ""), lab);
  }

  /** Of virtual MACs there are those against leaks, in the other family too if it is excluded. */
  @ParameterizedTest
  @ValueSource(strings = {"nftables", "nftables_counters"})
  void thoseOfVirtualMacsAreToo(String settings, LiveLab lab) {
    assertEqualRules(BOTH_FAMILIES.formatted(settings, "use_vmac"), lab);
  }

  @Test
  void aVirtualMacOfOneFamilyMayStandBesideAPlainInstanceOfTheOther(LiveLab lab) {
    String file = BOTH_FAMILIES.formatted("nftables", "");
    assertEqualRules(file.replaceFirst("(?s)(.*)advert_int", "$1use_vmac\nadvert_int"), lab);
  }

  @Test
  void excludedAddressesOfTheOtherFamilyCountAlsoWhereAllIsAccepted(LiveLab lab) {
    String file = BOTH_FAMILIES.formatted("nftables", "use_vmac").replace("no_accept", "accept");
    assertEqualRules(file.replaceAll("(?s)vrrp_instance VI_6.*", ""), lab);
  }

  private static void assertEqualRules(String file, LiveLab lab) {
    Host theirs = host(lab, "theirs", 1);
    List<String> expected = rulesOf(lab, theirs, Product.KEEPALIVED, file);
    assertThat(expected).isNotEmpty();
    Host ours = host(lab, "ours", 2);
    HostState before = HostState.of(ours);
    Router router = lab.start(Product.subject(), ours, file);
    awaitMasters(router, file);
    awaitRules(ours, expected);
    router.stop();
    HostState.awaitUnchanged(ours, before);
  }

  @Test
  void whatAKilledRunLeftIsReplacedAndThenRemoved(LiveLab lab) {
    Host host = host(lab, "host", 1);
    HostState before = HostState.of(host);
    String file = BOTH_FAMILIES.formatted("nftables_counters", "");
    lab.start(Product.subject(), host, file);
    awaitHeld(host, VIP + "/24");
    lab.killAll(host);
    assertThat(rules(host)).isNotEmpty();
    Router again = lab.start(Product.subject(), host, file);
    again.awaitState("VI_\\d", "MASTER");
    again.awaitState("VI_\\d", "MASTER");
    again.stop();
    HostState.awaitUnchanged(host, before);
  }

  @Test
  void aTableThatAKilledRunLeftGoesAlsoWhenNoneIsNeeded(LiveLab lab) {
    assumeThat(Product.subject()).as("keepalived leaves it").isEqualTo(Product.HOLDFAST);
    Host host = host(lab, "host", 1);
    HostState before = HostState.of(host);
    Router killed = lab.start(Product.subject(), host, BOTH_FAMILIES.formatted("nftables own", ""));
    awaitHeld(host, VIP + "/24");
    lab.killAll(host);
    assertThat(rules(host)).isNotEmpty();
    Router again = lab.startAgain(killed, Instance.file(plain()));
    again.awaitState("VI_4", "MASTER");
    assertThat(rules(host)).isEmpty();
    again.stop();
    HostState.awaitUnchanged(host, before);
  }

  @Test
  void rulesThatSomebodyRemovesArePutBack(LiveLab lab) {
    assumeThat(Product.subject()).as("keepalived does not notice").isEqualTo(Product.HOLDFAST);
    Host host = host(lab, "host", 1);
    HostState before = HostState.of(host);
    Router router =
        lab.start(Product.subject(), host, BOTH_FAMILIES.formatted("nftables", "use_vmac"));
    router.awaitState("VI_\\d", "MASTER");
    router.awaitState("VI_\\d", "MASTER");
    awaitHeld(host, "fd00:9::102/64");
    List<String> rules = rules(host);
    for (String removal :
        List.of(
            "flush ruleset",
            "delete table ip6 keepalived",
            "delete element ip keepalived vips { 10.9.0.101 }")) {
      host.run("nft", removal).orThrow();
      router.next("rules of the nftables table keepalived were removed by someone else");
      awaitRules(host, rules);
    }
    host.run("nft", "add table ip keepalived2; delete table ip keepalived2").orThrow();
    String statistics = Control.of(router).run("stats", "--json").orThrow().output();
    assertThat(statistics).contains("\"filterRepairs\":3", "\"filterRefusals\":0");
    router.stop();
    HostState.awaitUnchanged(host, before);
  }

  @Test
  void aTableThatBelongsToSomebodyElseIsSaidOnceAndCounted(LiveLab lab) {
    assumeThat(Product.subject()).as("keepalived ends").isEqualTo(Product.HOLDFAST);
    Host host = host(lab, "host", 1);
    String own = "(echo 'add table ip keepalived { flags owner; }'; sleep 60) | nft -i";
    host.start(List.of("sh", "-c", own));
    host.run("timeout", "10", "sh", "-c", "until nft list table ip keepalived; do :; done")
        .orThrow();
    Router router = lab.start(Product.subject(), host, BOTH_FAMILIES.formatted("nftables", ""));
    router.await("cannot set the nftables table keepalived: .*Operation not permitted");
    router.awaitState("VI_\\d", "MASTER");
    router.awaitState("VI_\\d", "MASTER");
    assertThat(router.lines("cannot set the nftables table")).hasSize(1);
    assertThat(Control.of(router).run("stats", "--json").orThrow().output())
        .doesNotContain("\"filterRefusals\":0")
        .contains("\"filterRefusals\":");
    router.stop();
  }

  private static Instance plain() {
    return Instance.named("VI_4", 51).line("advert_int 0.2").addresses(VIP + "/24");
  }

  private static void awaitRules(Host host, List<String> wanted) {
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    while (!rules(host).equals(wanted) && System.nanoTime() - deadline < 0) {
      Thread.onSpinWait();
    }
    assertThat(rules(host)).isEqualTo(wanted);
  }

  @Test
  void packetsAreDroppedUnlessTheyAreAcceptedOrNeighbourDiscovery(LiveLab lab) {
    Host router = host(lab, "router", 1);
    Host client = host(lab, "client", 3);
    Router daemon =
        lab.start(Product.subject(), router, BOTH_FAMILIES.formatted("nftables_counters", ""));
    daemon.awaitState("VI_\\d", "MASTER");
    daemon.awaitState("VI_\\d", "MASTER");
    awaitHeld(router, VIP6 + "/64");
    assertThat(answers(client, VIP)).as("no_accept IPv4").isFalse();
    assertThat(answers(client, VIP6)).as("no_accept IPv6").isFalse();
    assertThat(client.run("ip", "neigh", "show", VIP6).output())
        .as("neighbour discovery goes on")
        .contains("lladdr");
    assertThat(answers(client, "10.9.0.1")).as("the host's own address").isTrue();
    daemon.reload(BOTH_FAMILIES.formatted("", "").replace("no_accept", "accept"));
    awaitRules(router, List.of());
    assertThat(answers(client, VIP)).as("accept IPv4").isTrue();
    assertThat(answers(client, VIP6)).as("accept IPv6").isTrue();
    daemon.stop();
  }

  @Test
  void anOwnerAnswersWhateverTheFileSays(LiveLab lab) {
    Host router = host(lab, "router", 1);
    Host client = host(lab, "client", 3);
    String file =
        Instance.file(
            Instance.named("VI_4", 51).priority(255).line("no_accept").addresses(VIP + "/24"));
    Router daemon = lab.start(Product.subject(), router, file);
    daemon.awaitState("VI_4", "MASTER");
    awaitHeld(router, VIP + "/24");
    assertThat(answers(client, VIP)).isTrue();
    daemon.stop();
  }

  private static List<String> rulesOf(LiveLab lab, Host host, Product product, String file) {
    Router router = lab.start(product, host, file);
    awaitMasters(router, file);
    List<String> rules = rules(host);
    router.stop();
    return rules;
  }

  private static void awaitMasters(Router router, String file) {
    for (int count = file.split("vrrp_instance", -1).length; count > 1; count--) {
      router.awaitState("VI_\\d", "MASTER");
    }
    awaitHeld(router.host(), "10.9.0.102/24");
    awaitHeld(router.host(), "fd00:9::102/64");
  }

  /**
   * By tables: which of them is older depends on which instance comes first. That of ARP is ours.
   */
  private static List<String> rules(Host host) {
    String listed = host.run("nft", "-s", "list", "ruleset").orThrow().output();
    return Stream.of(listed.split("(?m)^(?=table )"))
        .filter(table -> !table.isBlank() && !table.startsWith("table arp "))
        .sorted()
        .flatMap(String::lines)
        .map(String::strip)
        .toList();
  }

  private static boolean answers(Host client, String address) {
    return client.run("ping", "-c", "3", "-i", "0.2", "-W", "1", address).exitCode() == 0;
  }

  private static void awaitHeld(Host host, String address) {
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    String held = " " + address + " ";
    while (!addresses(host).contains(held) && System.nanoTime() - deadline < 0) {
      Thread.onSpinWait();
    }
    assertThat(addresses(host)).contains(held);
  }

  /** Of every interface, also those that are made. */
  private static String addresses(Host host) {
    return host.run("ip", "-o", "address").orThrow().output();
  }

  private static Host host(LiveLab lab, String name, int number) {
    return lab.addHost(name, "10.9.0." + number + "/24", "fd00:9::" + number + "/64");
  }
}
