package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.holdfast.daemon.lab.Host;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * All that an instance brings with it, in another network namespace than the daemon's: virtual MACs
 * with their settings, excluded addresses, routes, rules, the packet filter, polled links.
 */
@Live
class SpaceHostIT {
  private static final String WITHOUT_LEASE =
      """
      global_defs {
        vrrp_version 3
        nftables
        @holdfast address_lease off
      }
      """;

  private static final String SAME_MAC =
      """
      ip link set ens18 down
      ip link set ens18 address 02:00:00:00:00:01
      ip link set ens18 up
      until ip -6 address show dev ens18 -tentative | grep -q fe80::ff:fe00:1; do :; done
      """;

  @BeforeEach
  void onlyOurs() {
    assumeThat(Product.subject()).isEqualTo(Product.HOLDFAST);
  }

  @Test
  void itIsWhatADaemonThereWouldMake(LiveLab lab) {
    Host home = lab.addHost("home", "10.9.9.9/24");
    Host there = host(lab, "there");
    Host plain = host(lab, "plain");
    HostState homeBefore = HostState.of(home);
    HostState thereBefore = HostState.of(there);
    HostState plainBefore = HostState.of(plain);
    Router daemonThere = lab.startSubject(plain, WITHOUT_LEASE + instances("", ""));
    awaitMaster(plain);
    Router router = lab.startSubject(home, WITHOUT_LEASE + instances("T", there.namespace()));
    awaitMaster(there);
    await(
        () ->
            comparable(HostState.of(there).changesSince(thereBefore))
                .equals(comparable(HostState.of(plain).changesSince(plainBefore))),
        "both hosts are alike");
    assertThat(comparable(HostState.of(there).changesSince(thereBefore)))
        .isEqualTo(comparable(HostState.of(plain).changesSince(plainBefore)))
        .anyMatch(line -> line.contains("address | vrrp.51 "))
        .anyMatch(line -> line.contains("address | vrrp6.51 "))
        .anyMatch(line -> line.contains("route | ") && line.contains("10.20.0.0/16"))
        .anyMatch(line -> line.contains("rule | 1000:"))
        .anyMatch(line -> line.contains("conf.ens18.arp_ignore = 1"))
        .anyMatch(line -> line.contains("nftables | ") && line.contains("10.9.0.100"));
    daemonThere.stop();
    router.stop();
    HostState.awaitUnchanged(plain, plainBefore);
    HostState.awaitUnchanged(there, thereBefore);
    HostState.awaitUnchanged(home, homeBefore);
  }

  @Test
  void itIsPutBackAndLeavesWithAReload(LiveLab lab) {
    Host home = lab.addHost("home", "10.9.9.9/24");
    Host red = host(lab, "red");
    Host blue = host(lab, "blue");
    HostState redBefore = HostState.of(red);
    HostState blueBefore = HostState.of(blue);
    String inRed = instances("R", red.namespace());
    String inBlue = instances("B", blue.namespace());
    Router router = lab.startSubject(home, WITHOUT_LEASE + inRed + inBlue);
    awaitMaster(red);
    awaitMaster(blue);
    HostState full = HostState.of(red);
    HostState other = HostState.of(blue);
    for (String removal :
        List.of(
            "ip route delete 10.20.0.0/16",
            "ip rule delete priority 1000",
            "nft flush ruleset",
            "ip address delete 10.9.0.100/24 dev vrrp.51")) {
      red.run("sh", "-c", removal).orThrow();
      HostState.awaitUnchanged(red, full);
    }
    other.assertUnchangedSince(HostState.of(blue));
    router.reload(WITHOUT_LEASE + inBlue);
    HostState.awaitUnchanged(red, redBefore);
    HostState.of(blue).assertUnchangedSince(other);
    router.stop();
    HostState.awaitUnchanged(blue, blueBefore);
  }

  @Test
  void whatAKilledRunLeftIsRemovedAlsoWhereNothingIsWantedNow(LiveLab lab) {
    Host home = lab.addHost("home", "10.9.9.9/24");
    Host red = host(lab, "red");
    Host blue = host(lab, "blue");
    HostState redBefore = HostState.of(red);
    String inBlue = instances("B", blue.namespace());
    String inRed = instances("R", red.namespace());
    Router killed = lab.startSubject(home, WITHOUT_LEASE + inRed + inBlue);
    awaitMaster(red);
    awaitMaster(blue);
    lab.killAll(home);
    assertThat(HostState.of(red).changesSince(redBefore).toString())
        .contains("10.20.0.0/16", "rule | 1000:", "vrrp.51", "table ip6 keepalived");
    Router next = lab.startAgain(killed, WITHOUT_LEASE + inBlue);
    HostState.awaitUnchanged(red, redBefore);
    awaitMaster(blue);
    next.stop();
  }

  /** All have one MAC address, so that they can be compared, and no cable to each other. */
  private static Host host(LiveLab lab, String name) {
    Host host = lab.addHost(name, "10.9.0.1/24");
    lab.network().isolate(host);
    host.run("sh", "-ec", SAME_MAC).orThrow();
    return host;
  }

  private static String instances(String prefix, String namespace) {
    return instances(
        prefix,
        namespace,
        "use_vmac\nno_accept\nlinkbeat_use_polling\npromote_secondaries",
        RoutingHost.block("virtual_routes", "10.20.0.0/16 via 10.9.0.2 dev ens18"),
        RoutingHost.block("virtual_rules", "from 10.9.0.100 table 100 priority 1000"));
  }

  private static String instances(String prefix, String namespace, String... lines) {
    Instance v4 =
        Instance.named(prefix + "V4", 51).line("advert_int 0.2").addresses("10.9.0.100/24");
    Instance v6 =
        Instance.named(prefix + "V6", 51).line("advert_int 0.2").addresses("fe80::9:100/64");
    String where = namespace.isEmpty() ? "" : "@holdfast net_namespace " + namespace;
    for (String line : lines) {
      v4 = v4.line(line);
    }
    return Instance.file(v4.line(where), v6.line(where + "\nuse_vmac\nno_accept"));
  }

  /** Waits for everything that the file asks for. */
  private static void awaitMaster(Host host) {
    await(() -> isMaster(HostState.of(host)), host.name() + " has all of a master");
  }

  private static boolean isMaster(HostState state) {
    String addresses = state.lines("address").toString();
    String filter = state.lines("nftables").toString();
    return Stream.of(" 10.9.0.100/", " fe80::9:100/").allMatch(addresses::contains)
        && Stream.of("10.9.0.100", "fe80::9:100").allMatch(filter::contains)
        && state.lines("route").toString().contains("10.20.0.0/16")
        && state.lines("rule").toString().contains("1000:");
  }

  private static void await(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - deadline).as(what).isNegative();
    }
  }

  /** What tells the cables and the marks of two daemons apart. */
  private static Set<String> comparable(List<String> changes) {
    return new TreeSet<>(
        changes.stream().map(line -> line.replaceAll("@if\\d+| proto 0x\\w+", "")).toList());
  }
}
