package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.CapturedFrame;
import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.Shell;
import io.holdfast.wire.ip.MacAddress;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Virtual MAC addresses: what is made for them, what they carry, and that nothing of it is left.
 */
@Live
class VmacIT {
  private static final MacAddress IPV4_MAC = mac("00:00:5e:00:01:33");
  private static final MacAddress IPV6_MAC = mac("00:00:5e:00:02:33");
  private static final List<String> ADDRESSES = List.of("10.9.0.100", "fe80::9:100");

  /** What is compared elsewhere, and the numbers that keep the entries of neighbours right. */
  private static final Pattern NOT_COMPARED =
      Pattern.compile(
          "^. (nftables|membership|route) .*"
              + "|.*conf.((ens18|side0).arp_announce|(vrrp6/51|vmac6).arp_ignore) = .*");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "use_vmac",
        "use_vmac vmac%1$s 02:11:22:33:0%1$s",
        "use_vmac\nvmac_xmit_base",
        "use_vmac\nuse_vmac_addr\nvirtual_ipaddress_excluded {\n10.8.0.%s/24 dev side0\n}",
        "use_vmac_addr\nvirtual_ipaddress_excluded {\n10.8.0.%s/24 dev side0 use_vmac\n}"
      })
  void theHostIsAsKeepalivedLeavesItWhileMaster(String lines, LiveLab lab) {
    Host ours = hostWithSide(lab, "ours");
    Host theirs = hostWithSide(lab, "theirs");
    lab.network().isolate(ours);
    String ipv6Lines = lines.formatted("6").replaceAll("(?s)\nvirtual_ipaddress_excl.*", "");
    String config = config(200, lines.formatted("4"), ipv6Lines);
    HostState theirsBefore = HostState.of(theirs);
    HostState oursBefore = HostState.of(ours);
    Router reference = master(lab, Product.KEEPALIVED, theirs, config);
    Router router = master(lab, Product.subject(), ours, config);
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    Set<String> wanted;
    Set<String> found;
    do {
      wanted = changes(theirs, theirsBefore);
      found = changes(ours, oursBefore);
      if (lines.contains("vmac_xmit_base")) {
        // keepalived leaves the link-local address out where adverts do not need it.
        found.removeIf(line -> line.contains("inet6 LOCAL/64"));
      }
    } while (!found.equals(wanted) && System.nanoTime() - deadline < 0);
    assertThat(found).isNotEmpty();
    assertThat(without(found, wanted)).as("what only we do").isEmpty();
    assertThat(without(wanted, found)).as("what only keepalived does").isEmpty();
    reference.process().stop(Router.AMPLE);
    router.process().stop(Router.AMPLE);
  }

  @Test
  void trafficHasTheVirtualMacAndNeighboursKeepTheirEntry(LiveLab lab) {
    Host one = lab.addHost("one", "10.9.0.1/24");
    Host two = lab.addHost("two", "10.9.0.2/24");
    Host client = lab.addHost("client", "10.9.0.9/24");
    Router better = lab.startSubject(one, config(200));
    Router worse = lab.startSubject(two, config(100));
    awaitHolder(better, worse);
    Capture capture = lab.capture(client, Traffic.FILTER);
    Capture repliesToClaims = lab.capture(one, "arp[6:2] = 2 and ether dst " + IPV4_MAC);
    ping(client);
    List<String> before = neighbours(client);
    better.stop();
    awaitHeld(two);
    ping(client);
    assertThat(neighbours(client)).isEqualTo(before).hasSize(2);
    assertThat(before.toString()).contains(IPV4_MAC.toString(), IPV6_MAC.toString());
    worse.stop();
    // One would have made the switch send to the old master again.
    assertThat(new Traffic(repliesToClaims.stop()).select(frame -> true)).isEmpty();
    Traffic traffic = new Traffic(capture.stop());
    assertThat(senders(traffic.select(CapturedFrame::isAdvert))).containsOnly(IPV4_MAC, IPV6_MAC);
    assertThat(senders(traffic.select(CapturedFrame::isAnnouncement)))
        .containsOnly(IPV4_MAC, IPV6_MAC);
    traffic.assertSound();
    assertThat(answers(capture)).containsOnly("00:00:5e:00:01:33");
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void itIsOneVirtualRouterWithKeepalived(Product better, LiveLab lab) {
    Product other = better == Product.KEEPALIVED ? Product.subject() : Product.KEEPALIVED;
    Host strong = lab.addHost("strong", "10.9.0.1/24");
    Host weak = lab.addHost("weak", "10.9.0.2/24");
    Router worse = lab.start(other, weak, config(100));
    worse.process().awaitLine("\\(V4\\) Entering MASTER STATE", Router.AMPLE);
    worse.process().awaitLine("\\(V6\\) Entering MASTER STATE", Router.AMPLE);
    Router first = lab.start(better, strong, config(200));
    awaitHolder(first, worse);
    lab.network().cut(strong);
    worse.process().awaitLine("(?s)\\(V4\\) Entering MASTER STATE", Router.AMPLE);
    awaitHeld(weak);
    lab.network().heal(strong);
    awaitHeld(strong);
    awaitReleased(weak);
    first.stop();
    awaitHeld(weak);
    worse.stop();
  }

  @Test
  void frrHandsOverAndTakesOver(LiveLab lab) {
    Host ours = lab.addHost("ours", "10.9.0.1/24");
    Host theirs = lab.addHost("theirs", "10.9.0.2/24");
    FrrVrrp frr = FrrVrrp.start(lab, theirs, 150, "10.9.0.100", "fe80::9:100");
    frr.awaitStatus("Master");
    Router worse = lab.startSubject(ours, config(100));
    worse.awaitState("V4", "BACKUP");
    worse.awaitState("V6", "BACKUP");
    frr.awaitStatus("Master");
    worse.reload(config(200));
    awaitHeld(ours);
    frr.awaitStatus("Backup");
    worse.stop();
    frr.awaitStatus("Master");
    Router again = lab.startSubject(ours, config(100));
    again.awaitState("V4", "BACKUP");
    again.awaitState("V6", "BACKUP");
    frr.shutdown();
    awaitHeld(ours);
    again.stop();
  }

  /** keepalived 2.2.7 does not know the word. */
  @Test
  void anInterfaceGroupIsThatOfTheFile(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    host.run("ip", "link", "set", host.interfaceName(), "group", "9").orThrow();
    Router router =
        lab.startSubject(
            host, config(200, "use_vmac named group 7", "use_vmac other group nothing"));
    awaitHeld(host);
    assertThat(host.run("ip", "-o", "link", "show", "group", "7").output()).contains(" named@");
    assertThat(host.run("ip", "-o", "link", "show", "group", "9").output()).contains(" other@");
    router.stop();
  }

  /** With {@code vmac_xmit_base} adverts have the MAC address of the base, on all routers. */
  @ParameterizedTest
  @EnumSource(Product.class)
  void advertsMayLeaveByTheBase(Product better, LiveLab lab) {
    Product other = better == Product.KEEPALIVED ? Product.subject() : Product.KEEPALIVED;
    Host strong = lab.addHost("strong", "10.9.0.1/24");
    Host weak = lab.addHost("weak", "10.9.0.2/24");
    Host client = lab.addHost("client", "10.9.0.9/24");
    String base = "use_vmac\nvmac_xmit_base\nadvert_int 0.3";
    Capture capture = lab.capture(client, Traffic.FILTER);
    Router first = lab.start(better, strong, config(200, base, base));
    first.process().awaitLine("\\(V4\\) Entering MASTER STATE", Router.AMPLE);
    first.process().awaitLine("\\(V6\\) Entering MASTER STATE", Router.AMPLE);
    Router second = lab.start(other, weak, config(100, base, base));
    second.process().awaitLine("\\(V4\\) Entering BACKUP STATE", Router.AMPLE);
    awaitHolder(first, second);
    first.stop();
    awaitHeld(weak);
    second.stop();
    Traffic traffic = new Traffic(capture.stop());
    assertThat(senders(traffic.select(CapturedFrame::isAdvert)))
        .hasSize(2)
        .doesNotContain(IPV4_MAC, IPV6_MAC);
    assertThat(senders(traffic.select(CapturedFrame::isAnnouncement)))
        .containsOnly(IPV4_MAC, IPV6_MAC);
  }

  @Test
  void frrOfVersionTwoHandsOverAndTakesOver(LiveLab lab) {
    Host ours = lab.addHost("ours", "10.9.0.1/24");
    Host theirs = lab.addHost("theirs", "10.9.0.2/24");
    FrrVrrp frr = FrrVrrp.startVersion2(lab, theirs, 150, "10.9.0.100");
    frr.awaitStatus("Master");
    Router worse = lab.startSubject(ours, version2(100));
    worse.awaitState("V4", "BACKUP");
    frr.awaitStatus("Master");
    worse.reload(version2(200));
    awaitAddresses(ours, 1);
    frr.awaitStatus("Backup");
    worse.stop();
    frr.awaitStatus("Master");
    Router again = lab.startSubject(ours, version2(100));
    again.awaitState("V4", "BACKUP");
    frr.shutdown();
    awaitAddresses(ours, 1);
    again.stop();
  }

  private static String version2(int priority) {
    return Instance.named("V4", 51)
        .priority(priority)
        .line("version 2\nuse_vmac")
        .addresses("10.9.0.100/24")
        .text();
  }

  @Test
  void nothingIsLeftBehind(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    host.run("sysctl", "-w", "net.ipv4.conf.all.rp_filter=2").orThrow();
    HostState before = HostState.of(host);
    Router router = lab.startSubject(host, config(200));
    awaitHeld(host);
    router.stop();
    HostState.awaitUnchanged(host, before);
  }

  @Test
  void aReloadWithoutItLeavesNothingBehind(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    HostState before = HostState.of(host);
    Router router = lab.startSubject(host, config(200));
    awaitHeld(host);
    router.reload("global_defs {\nrouter_id alone\n}\n");
    HostState.awaitUnchanged(host, before);
    router.stop();
  }

  @Test
  void aKilledRunIsCleanedUpByTheNext(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    host.run("sysctl", "-w", "net.ipv4.conf.all.rp_filter=1").orThrow();
    HostState before = HostState.of(host);
    Router router = lab.startSubject(host, config(200));
    awaitHeld(host);
    lab.killAll(host);
    assertThat(HostState.of(host).changesSince(before).toString()).contains("vrrp.51");
    Router next =
        Router.start(host, Product.subject(), router.directory(), config(200).replace("V6", "W6"));
    next.next("\\(V4\\) Found matching interface vrrp.51");
    next.awaitState("V4", "MASTER");
    next.stop();
    HostState.awaitUnchanged(host, before);
  }

  @Test
  void aBaseThatGoesTakesItAlongAndBringsItBack(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    HostState before = HostState.of(host);
    Router router = lab.startSubject(host, config(200));
    router.awaitState("V4", "MASTER");
    lab.network().detach(host);
    router.awaitState("V4", "FAULT");
    lab.network().attach(host);
    router.awaitState("V4", "MASTER");
    awaitHeld(host);
    host.run("ip", "link", "set", host.interfaceName(), "down").orThrow();
    router.awaitState("V4", "FAULT");
    host.run("ip", "link", "set", host.interfaceName(), "up").orThrow();
    router.awaitState("V4", "MASTER");
    host.run("ip", "link", "delete", "vrrp.51").orThrow();
    awaitHeld(host);
    router.stop();
    HostState after = HostState.of(host);
    assertThat(after.lines("link").toString()).doesNotContain("vrrp");
    assertThat(after.lines("setting")).isEqualTo(before.lines("setting"));
  }

  @ParameterizedTest
  @CsvSource({"vrrp.51, V4, 10[.]9[.]0[.]1", "vrrp6.51, V6, fe80:\\S+"})
  void oneThatSomebodyRemovesServesAgain(String name, String instance, String from, LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    AdvertWatch adverts = AdvertWatch.start(lab.addHost("two", "10.9.0.2/24"));
    HostState before = HostState.of(host);
    Router router = lab.startSubject(host, config(200));
    awaitHeld(host);
    router.await("\\(" + instance + "\\) Entering MASTER STATE");
    host.run("ip", "link", "delete", name).orThrow();
    router.next("Interface " + name + " deleted");
    router.next("\\(" + instance + "\\): Success creating VMAC interface " + name);
    awaitHeld(host);
    adverts.skip();
    adverts.awaitFrom(from);
    router.stop();
    assertThat(HostState.of(host).lines("setting")).isEqualTo(before.lines("setting"));
  }

  private static Host hostWithSide(LiveLab lab, String name) {
    Host host = lab.addHost(name, "10.9.0.1/24");
    String side =
        "ip link add side0 address 02:00:00:00:00:02 type veth peer side1"
            + " && ip link set side1 up && ip link set side0 up"
            + " && until ip -6 address show dev side0 -tentative | grep -q fe80; do :; done";
    host.run("sh", "-c", side).orThrow();
    return host;
  }

  private static Router master(LiveLab lab, Product product, Host host, String config) {
    String withoutLease = "global_defs {\n@holdfast address_lease off\n}\n";
    Router router = lab.start(product, host, withoutLease + config);
    router.process().awaitLine("\\(V6\\) Sending/queueing .* for fe80::9:100", Router.AMPLE);
    awaitHeld(host);
    return router;
  }

  private static Set<String> changes(Host host, HostState before) {
    return HostState.of(host).changesSince(before).stream()
        .filter(line -> !NOT_COMPARED.matcher(line).matches())
        .map(line -> comparable(line, host))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    Set<String> left = new TreeSet<>(some);
    left.removeAll(others);
    return left;
  }

  /** Two hosts have two MAC addresses, and two link-local ones; we mark what we add. */
  private static String comparable(String line, Host host) {
    String shown = host.run("ip", "-o", "link", "show", host.interfaceName()).output();
    String link = shown.replaceAll("(?s).*link/ether (\\S+).*", "$1");
    String own = host.run("ip", "-o", "-6", "address", "show", "scope", "link").output();
    String local =
        own.replaceAll("(?s).*" + host.interfaceName() + " +inet6 (fe80:[0-9a-f:]+).*", "$1");
    return line.replace(link, "MAC").replace(local, "LOCAL").replaceAll(" proto \\S+|@if\\d+", "");
  }

  private static void awaitHolder(Router better, Router worse) {
    awaitHeld(better.host());
    awaitReleased(worse.host());
  }

  private static void awaitHeld(Host host) {
    awaitAddresses(host, 2);
  }

  private static void awaitReleased(Host host) {
    awaitAddresses(host, 0);
  }

  private static void awaitAddresses(Host host, int count) {
    String again =
        "until [ $(ip -o address | grep -cE ' (%s)/') = %d ]; do sleep 0.05; done"
            .formatted(String.join("|", ADDRESSES), count);
    host.run("timeout", "25", "sh", "-c", again).orThrow();
  }

  private static void ping(Host client) {
    client.run("ping", "-c", "1", "-W", "9", "10.9.0.100").orThrow();
    client.run("ping", "-6", "-c", "1", "-W", "5", "fe80::9:100%" + client.interfaceName());
  }

  private static List<String> neighbours(Host client) {
    return client
        .run("ip", "neighbour")
        .orThrow()
        .output()
        .lines()
        .filter(line -> line.startsWith("10.9.0.100 ") || line.startsWith("fe80::9:100 "))
        .map(line -> line.replaceAll("(lladdr \\S+).*", "$1"))
        .sorted()
        .toList();
  }

  private static Set<MacAddress> senders(List<CapturedFrame> frames) {
    return frames.stream().map(CapturedFrame::sender).collect(Collectors.toSet());
  }

  /** Who answered the client's question for the address. */
  private static Set<String> answers(Capture capture) {
    return Set.copyOf(
        Shell.run(
                List.of(
                    "tshark",
                    "-r",
                    capture.file().toString(),
                    "-Y",
                    "arp.opcode == 2 && arp.src.proto_ipv4 == 10.9.0.100",
                    "-T",
                    "fields",
                    "-e",
                    "arp.src.hw_mac"))
            .orThrow()
            .output()
            .lines()
            .toList());
  }

  private static MacAddress mac(String text) {
    return Objects.requireNonNull(MacAddress.parse(text));
  }

  private static String config(int priority) {
    return config(priority, "use_vmac", "use_vmac");
  }

  private static String config(int priority, String ipv4Lines, String ipv6Lines) {
    return Instance.file(
        Instance.named("V4", 51)
            .priority(priority)
            .line("version 3\n" + ipv4Lines)
            .addresses("10.9.0.100/24"),
        Instance.named("V6", 51)
            .priority(priority)
            .line("version 3\n" + ipv6Lines)
            .addresses("fe80::9:100/64"));
  }
}
