package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.LogLine;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Interfaces that are not there yet, go away and come back. */
@Live
class InterfaceIT {
  private static final String FILE =
      "global_defs {\n\tdynamic_interfaces\n}\n"
          + Instance.named("VI_1", 51).priority(200).addresses("10.9.0.100/24").text();

  @Test
  void missingInterfaceIsFaultUntilItAppears(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    lab.network().detach(host);
    Router router = lab.startSubject(host, FILE);
    router.next("ens18.*(does not|doesn't).*exist");
    router.awaitState("VI_1", "FAULT");
    lab.network().attach(host);
    router.awaitState("VI_1", "BACKUP");
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    router.stop();
  }

  @Test
  void interfaceThatIsRecreatedIsUsedAgain(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    AdvertWatch adverts = AdvertWatch.start(lab.addHost("two", "10.9.0.2/24"));
    Router router = lab.startSubject(host, FILE);
    router.awaitState("VI_1", "MASTER");
    adverts.await(51, 200);
    lab.network().detach(host);
    router.awaitState("VI_1", "FAULT");
    lab.network().attach(host);
    router.awaitState("VI_1", "BACKUP");
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    adverts.skip();
    adverts.await(51, 200);
    router.stop();
  }

  /** Its sockets and what they had joined are of no use meanwhile. */
  @Test
  void familyThatIsSwitchedOffAndOnAgainIsHeardAndSaid(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Host other = lab.addHost("two", "10.9.0.2/24");
    Instance quick = Instance.named("VI_1", 51).line("version 3\nadvert_int 0.2");
    Instance better = quick.priority(200).addresses("fe80::9:100/64");
    Instance worse = Instance.named("VI_1", 51).line("version 3\nadvert_int 0.2");
    Router router = lab.startSubject(host, better.text());
    router.awaitState("VI_1", "MASTER");
    switchIpv6(host, "off");
    router.awaitState("VI_1", "FAULT");
    Router peer = lab.start(Product.KEEPALIVED, other, worse.addresses("fe80::9:100/64").text());
    peer.awaitState("VI_1", "MASTER");
    switchIpv6(host, "on");
    router.awaitState("VI_1", "MASTER");
    peer.awaitState("VI_1", "BACKUP");
    assertThat(router.lines("BACKUP -> MASTER: lower priority advert|preempt")).isNotEmpty();
    peer.stop();
    router.stop();
  }

  private static void switchIpv6(Host host, String state) {
    String setting = "net.ipv6.conf." + LiveLab.INTERFACE + ".disable_ipv6=";
    host.run("sysctl", "-qw", setting + (state.equals("off") ? "1" : "0")).orThrow();
  }

  @Test
  void interfaceTakenDownAndUp(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Router router = lab.startSubject(host, FILE);
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    host.run("ip", "link", "set", LiveLab.INTERFACE, "down").orThrow();
    router.awaitState("VI_1", "FAULT");
    lab.addressesOf(host).awaitReleased("10.9.0.100");
    host.run("ip", "link", "set", LiveLab.INTERFACE, "up").orThrow();
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    assertThat(router.lines("Entering MASTER")).hasSize(2);
    router.stop();
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void shortLossOfLinkPassesByAndLongerOneCountsAfterItsDelay(Product product, LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    HostState before = HostState.of(host);
    Instance owner = Instance.named("VI_1", 51).priority(255).addresses("10.9.0.100/24");
    Router router =
        lab.start(product, host, "interface_up_down_delays {\n\tens18 1.5 0.5\n}\n" + owner.text());
    router.awaitState("VI_1", "MASTER");
    int longLosses = 0;
    while (loseLink(lab, host).compareTo(Duration.ofMillis(1400)) > 0) {
      // The machine stood still: that was no short loss.
      router.awaitState("VI_1", "FAULT");
      router.awaitState("VI_1", "MASTER");
      longLosses++;
    }
    Instant down = Instant.now();
    lab.network().cut(host);
    LogLine fault = router.awaitState("VI_1", "FAULT");
    assertThat(Duration.between(down, fault.at())).isGreaterThan(Duration.ofMillis(1300));
    Instant up = Instant.now();
    lab.network().heal(host);
    LogLine master = router.awaitState("VI_1", "MASTER");
    assertThat(Duration.between(up, master.at())).isGreaterThan(Duration.ofMillis(400));
    assertThat(router.lines("Entering FAULT STATE")).hasSize(longLosses + 1);
    router.stop();
    HostState.awaitUnchanged(host, before);
  }

  /** Cuts the cable and mends it at once; returns how long that took. */
  private static Duration loseLink(LiveLab lab, Host host) {
    Instant start = Instant.now();
    lab.network().cut(host);
    lab.network().heal(host);
    return Duration.between(start, Instant.now());
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void ownLinkThatIsNotTrackedDoesNotCount(Product product, LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    HostState before = HostState.of(host);
    AdvertWatch adverts = AdvertWatch.start(lab.addHost("two", "10.9.0.2/24"));
    Router router =
        lab.start(
            product,
            host,
            Instance.named("VI_1", 51)
                .line("dont_track_primary")
                .addresses("10.9.0.100/24")
                .text());
    router.awaitState("VI_1", "MASTER");
    adverts.await(51, 100);
    host.run("ip", "link", "set", LiveLab.INTERFACE, "down").orThrow();
    router.await("Netlink reports ens18 down");
    router.await("\\(VI_1\\): send advert error");
    assertThat(host.holds("10.9.0.100")).isTrue();
    host.run("ip", "link", "set", LiveLab.INTERFACE, "up").orThrow();
    adverts.skip();
    adverts.await(51, 100);
    assertThat(router.transitions())
        .containsExactly("(VI_1) Entering BACKUP STATE (init)", "(VI_1) Entering MASTER STATE");
    router.stop();
    HostState.awaitUnchanged(host, before);
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void linkIsAskedForWhereThatIsConfigured(Product product, LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    HostState before = HostState.of(host);
    Instance owner = Instance.named("VI_1", 51).priority(255).addresses("10.9.0.100/24");
    Router router =
        lab.start(product, host, "linkbeat_interfaces {\n\tens18 MII\n}\n" + owner.text());
    router.next("\\(ens18\\): Configured linkbeat type MII not supported, using ETHTOOL");
    router.awaitState("VI_1", "MASTER");
    lab.network().cut(host);
    router.next("Linkbeat reports ens18 down");
    router.awaitState("VI_1", "FAULT");
    lab.network().heal(host);
    router.next("Linkbeat reports ens18 up");
    assertThat(router.lines("Netlink reports")).isEmpty();
    router.stop();
    HostState.awaitUnchanged(host, before);
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void interfaceThatIsRenamedIsUsedAgainUnderItsName(Product product, LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    HostState before = HostState.of(host);
    String file = FILE.replace("dynamic_interfaces", "dynamic_interfaces allow_if_changes");
    // With this keepalived 2.2.7 may stay BACKUP after it, and leaves the setting behind.
    String promotion = product == Product.HOLDFAST ? "promote_secondaries\n" : "";
    Router router = lab.start(product, host, file.replace("priority", promotion + "priority"));
    router.awaitState("VI_1", "MASTER");
    host.run("ip", "link", "set", LiveLab.INTERFACE, "down").orThrow();
    router.awaitState("VI_1", "FAULT");
    host.run("ip", "link", "set", LiveLab.INTERFACE, "name", "other0").orThrow();
    host.run("ip", "link", "set", "other0", "up").orThrow();
    host.run("ip", "link", "set", "other0", "down").orThrow();
    host.run("ip", "link", "set", "other0", "name", LiveLab.INTERFACE).orThrow();
    assertThat(router.lines("Entering MASTER STATE")).hasSize(1);
    host.run("ip", "link", "set", LiveLab.INTERFACE, "up").orThrow();
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    router.stop();
    if (product == Product.HOLDFAST) {
      HostState.awaitUnchanged(host, before);
    }
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void interfaceThatComesBackAsAnotherKindIsUsedAgain(Product product, LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Router router =
        lab.start(
            product,
            host,
            FILE.replace("dynamic_interfaces", "dynamic_interfaces allow_if_changes"));
    router.awaitState("VI_1", "MASTER");
    lab.network().detach(host);
    router.awaitState("VI_1", "FAULT");
    host.run("ip", "link", "add", "port0", "type", "veth", "peer", "name", "port1").orThrow();
    host.run("ip", "link", "add", LiveLab.INTERFACE, "type", "bridge").orThrow();
    host.run("ip", "link", "set", "port0", "master", LiveLab.INTERFACE, "up").orThrow();
    host.run("ip", "link", "set", "port1", "up").orThrow();
    host.run("ip", "address", "add", "10.9.0.1/24", "dev", LiveLab.INTERFACE).orThrow();
    host.run("ip", "link", "set", LiveLab.INTERFACE, "up").orThrow();
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    router.stop();
  }
}
