package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import java.util.List;
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
        %s
      }
      vrrp_instance VI_4 {
        interface ens18
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
        virtual_router_id 52
        advert_int 0.2
        no_accept
        virtual_ipaddress { fe80::9:100/64
          fd00:9::100/64
        }
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
    String file = BOTH_FAMILIES.formatted(settings);
    Host theirs = host(lab, "theirs", 1);
    List<String> expected = rulesOf(lab, theirs, Product.KEEPALIVED, file);
    Host ours = host(lab, "ours", 2);
    HostState before = HostState.of(ours);
    Router router = lab.start(Product.subject(), ours, file);
    router.awaitState("VI_\\d", "MASTER");
    router.awaitState("VI_\\d", "MASTER");
    awaitHeld(ours, "fd00:9::102/64");
    assertThat(rules(ours)).isEqualTo(expected).isNotEmpty();
    router.stop();
    HostState.awaitUnchanged(ours, before);
  }

  @Test
  void whatAKilledRunLeftIsReplacedAndThenRemoved(LiveLab lab) {
    Host host = host(lab, "host", 1);
    HostState before = HostState.of(host);
    String file = BOTH_FAMILIES.formatted("nftables_counters");
    Router killed = lab.start(Product.subject(), host, file);
    killed.awaitState("VI_\\d", "MASTER");
    killed.process().kill();
    assertThat(rules(host)).isNotEmpty();
    Router again = lab.start(Product.subject(), host, file);
    again.awaitState("VI_\\d", "MASTER");
    again.awaitState("VI_\\d", "MASTER");
    again.stop();
    HostState.awaitUnchanged(host, before);
  }

  @Test
  void packetsAreDroppedUnlessTheyAreAcceptedOrNeighbourDiscovery(LiveLab lab) {
    Host router = host(lab, "router", 1);
    Host client = host(lab, "client", 3);
    Router daemon =
        lab.start(Product.subject(), router, BOTH_FAMILIES.formatted("nftables_counters"));
    daemon.awaitState("VI_\\d", "MASTER");
    daemon.awaitState("VI_\\d", "MASTER");
    awaitHeld(router, VIP6 + "/64");
    assertThat(answers(client, VIP)).as("no_accept IPv4").isFalse();
    assertThat(answers(client, VIP6)).as("no_accept IPv6").isFalse();
    assertThat(client.run("ip", "neigh", "show", VIP6).output())
        .as("neighbour discovery goes on")
        .contains("lladdr");
    assertThat(answers(client, "10.9.0.1")).as("the host's own address").isTrue();
    daemon.reload(BOTH_FAMILIES.formatted("").replace("no_accept", "accept"));
    assertThat(answers(client, VIP)).as("accept IPv4").isTrue();
    assertThat(answers(client, VIP6)).as("accept IPv6").isTrue();
    assertThat(rules(router)).isEmpty();
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
    router.awaitState("VI_\\d", "MASTER");
    router.awaitState("VI_\\d", "MASTER");
    awaitHeld(host, "fd00:9::102/64");
    List<String> rules = rules(host);
    router.stop();
    return rules;
  }

  private static List<String> rules(Host host) {
    return host.run("nft", "-s", "list", "ruleset")
        .orThrow()
        .output()
        .lines()
        .map(String::strip)
        .toList();
  }

  private static boolean answers(Host client, String address) {
    return client.run("ping", "-c", "1", "-W", "1", address).exitCode() == 0;
  }

  private static void awaitHeld(Host host, String address) {
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    while (!host.addresses().contains(address) && System.nanoTime() - deadline < 0) {
      Thread.onSpinWait();
    }
    assertThat(host.addresses()).contains(address);
  }

  private static Host host(LiveLab lab, String name, int number) {
    return lab.addHost(name, "10.9.0." + number + "/24", "fd00:9::" + number + "/64");
  }
}
