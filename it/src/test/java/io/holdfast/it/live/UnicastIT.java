package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Adverts to listed peers: which of them count, and which source address they leave from. */
@Live
class UnicastIT {
  private static final Instance INSTANCE =
      Instance.named("VI_1", 51)
          .line("version 3")
          .line("advert_int 0.2")
          .addresses("10.9.0.100/32");

  private static final Instance IPV6 =
      Instance.named("VI_1", 51).line("version 3").line("advert_int 0.2").addresses("fe80::9:100");

  @ParameterizedTest
  @EnumSource(Product.class)
  void peersByLinkLocalAddressAreThoseOfTheInterface(Product product, LiveLab lab) {
    Host one = lab.addHost("one", "fe80::8:1/64");
    Host two = lab.addHost("two", "fe80::8:2/64");
    HostState before = HostState.of(one);
    Router backup = lab.startSubject(two, peers(IPV6, "fe80::8:2", "fe80::8:1").text());
    Router master =
        lab.start(product, one, peers(IPV6.priority(200), "fe80::8:1", "fe80::8:2").text());
    master.awaitState("VI_1", "MASTER");
    lab.addressesOf(one).awaitHeld("fe80::9:100");
    backup.next("(Master received advert from|master set to|master changed).* fe80::8:1");
    master.stop();
    HostState.awaitUnchanged(one, before);
    lab.addressesOf(two).awaitHeld("fe80::9:100");
    backup.stop();
  }

  @Test
  void anAddressMayNameItsInterface(LiveLab lab) {
    Host one = lab.addHost("one", "fe80::8:1/64");
    Host two = lab.addHost("two", "fe80::8:2/64");
    Router backup = lab.startSubject(two, peers(IPV6, "fe80::8:2%ens18", "fe80::8:1%ens18").text());
    Instance better = peers(IPV6.priority(200), "fe80::8:1%ens18", "fe80::8:2%ens18");
    Router master = lab.startSubject(one, better.text());
    master.awaitState("VI_1", "MASTER");
    backup.next("(Master received advert from|master set to|master changed).* fe80::8:1");
    master.stop();
    lab.addressesOf(two).awaitHeld("fe80::9:100");
    backup.stop();
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void advertsFromTooFarAwayDoNotCount(Product product, LiveLab lab) {
    Host one = lab.addHost("one", "10.9.0.1/24");
    Host two = lab.addHost("two", "10.9.0.2/24");
    Router far =
        lab.start(
            Product.KEEPALIVED,
            two,
            peers(INSTANCE.priority(200), "10.9.0.2", "10.9.0.1").line("unicast_ttl 100").text());
    far.awaitState("VI_1", "MASTER");
    Router near =
        lab.start(
            product, one, peers(INSTANCE, "10.9.0.1", "10.9.0.2 min_ttl 254 max_ttl 255").text());
    near.await("\\(VI_1\\) TTL/HL 100 (from 10.9.0.2 )?not in range \\[?254");
    near.awaitState("VI_1", "MASTER");
    far.stop();
    near.stop();
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void advertsOfWhoIsNoPeerDoNotCount(Product product, LiveLab lab) {
    Host one = lab.addHost("one", "10.9.0.1/24");
    Host two = lab.addHost("two", "10.9.0.2/24");
    Router stranger =
        lab.start(
            Product.KEEPALIVED, two, peers(INSTANCE.priority(200), "10.9.0.2", "10.9.0.1").text());
    stranger.awaitState("VI_1", "MASTER");
    Router checking =
        lab.start(
            product, one, peers(INSTANCE, "10.9.0.1", "10.9.0.3").line("check_unicast_src").text());
    checking.await("\\(VI_1\\) unicast source address 10.9.0.2 not a unicast peer");
    checking.awaitState("VI_1", "MASTER");
    stranger.stop();
    checking.stop();
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void withoutPeersItCanBeFault(Product product, LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    HostState before = HostState.of(host);
    Instance lonely = INSTANCE.line("unicast_src_ip 10.9.0.1").line("unicast_fault_no_peer");
    Router router = lab.start(product, host, lonely.text());
    router.await("\\(VI_1\\) Cannot use unicast without any peers - going to fault state");
    router.await("Startup complete");
    router.stop();
    // keepalived is silent about the state it starts in.
    assertThat(router.transitions()).noneMatch(line -> line.matches(".*(BACKUP|MASTER).*"));
    HostState.of(host).assertUnchangedSince(before);
  }

  @Test
  void sourceFollowsTheAddressOfTheInterface(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Host peer = lab.addHost("two", "10.9.0.2/24");
    HostProcess seen =
        peer.start("tcpdump", "-Z", "root", "-i", LiveLab.INTERFACE, "-n", "-l", "ip proto 112");
    seen.awaitLine("listening on", Router.AMPLE);
    Router router =
        lab.startSubject(host, INSTANCE.priority(255).line("unicast_peer {\n10.9.0.2\n}").text());
    seen.awaitLine("10.9.0.1 > 10.9.0.2: VRRP", Router.AMPLE);
    host.run("ip", "address", "add", "10.9.1.7/16", "dev", LiveLab.INTERFACE).orThrow();
    host.run("ip", "address", "del", "10.9.0.1/24", "dev", LiveLab.INTERFACE).orThrow();
    seen.awaitLine("10.9.1.7 > 10.9.0.2: VRRP", Router.AMPLE);
    assertThat(router.transitions()).containsExactly("(VI_1) Entering MASTER STATE");
    host.run("ip", "address", "add", "10.9.0.1/24", "dev", LiveLab.INTERFACE).orThrow();
    host.run("ip", "address", "del", "10.9.1.7/16", "dev", LiveLab.INTERFACE).orThrow();
    router.stop();
  }

  @Test
  void configuredSourceMayComeAndGo(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    HostState before = HostState.of(host);
    Router router =
        lab.startSubject(host, peers(INSTANCE.priority(255), "10.9.0.7", "10.9.0.2").text());
    router.next("\\(VI_1\\): entering FAULT state \\(src address not configured\\)");
    router.awaitState("VI_1", "FAULT");
    for (int round = 0; round < 2; round++) {
      host.run("ip", "address", "add", "10.9.0.7/32", "dev", LiveLab.INTERFACE).orThrow();
      router.awaitState("VI_1", "MASTER");
      lab.addressesOf(host).awaitHeld("10.9.0.100");
      host.run("ip", "address", "del", "10.9.0.7/32", "dev", LiveLab.INTERFACE).orThrow();
      router.awaitState("VI_1", "FAULT");
      lab.addressesOf(host).awaitReleased("10.9.0.100");
    }
    router.stop();
    HostState.of(host).assertUnchangedSince(before);
  }

  private static Instance peers(Instance instance, String source, String peer) {
    return instance.line("unicast_src_ip " + source).line("unicast_peer {\n\t\t" + peer + "\n\t}");
  }
}
