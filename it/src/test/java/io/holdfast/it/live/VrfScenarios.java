package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * VRFs and ipvlan, which need {@link OtherKernelIT}: the same file for both daemons, alone each.
 */
@Live
class VrfScenarios {
  private static final String HAS_LOCAL =
      "until ip -6 address show dev ens18 scope link -tentative | grep -q fe80; do sleep 0.2; done";
  private static final String BESIDE_VRF =
      "ip link add red type vrf table 10; ip link set red up;" + HAS_LOCAL;
  private static final String INTO_VRF = "ip link set ens18 master red;" + HAS_LOCAL;
  private static final String BOTH = "[ $(ip -o address | grep -cE ' (%s)/') = 2 ]";
  private static final String ADDRESSES = "10.9.0.100|fe80::9:100";

  @ParameterizedTest(name = "in a VRF: {0}")
  @ValueSource(strings = {"version 3", "use_vmac"})
  void anInterfaceInAVrf(String line, LiveLab lab) {
    String set = BESIDE_VRF + ";" + INTO_VRF;
    OtherKernelHost ours = OtherKernelHost.add(lab, "ours", 1, set);
    OtherKernelHost theirs = OtherKernelHost.add(lab, "theirs", 1, set);
    lab.network().isolate(ours.host());
    String route = "\nvirtual_routes {\n10.50.0.0/24 via 10.9.0.9 dev ens18 vrf red\n}";
    assertSame(lab, ours, theirs, file(line + route, line));
  }

  @ParameterizedTest(name = "ipvlan: {0}")
  @CsvSource({
    "use_ipvlan 10.9.0.77/24, use_ipvlan",
    "use_ipvlan ipv4 10.9.0.77/24 private, use_ipvlan ipv6 fe80::77/64 vepa"
  })
  void anIpvlan(String ipv4, String ipv6, LiveLab lab) {
    OtherKernelHost ours = OtherKernelHost.add(lab, "ours", 1, HAS_LOCAL);
    OtherKernelHost theirs = OtherKernelHost.add(lab, "theirs", 1, HAS_LOCAL);
    lab.network().isolate(ours.host());
    assertSame(lab, ours, theirs, file(ipv4, ipv6));
  }

  @Test
  void anInterfaceThatMovesIntoAVrf(LiveLab lab) {
    OtherKernelHost ours = OtherKernelHost.add(lab, "ours", 1, BESIDE_VRF);
    OtherKernelHost theirs = OtherKernelHost.add(lab, "theirs", 1, BESIDE_VRF);
    lab.network().isolate(ours.host());
    String file = file("version 3", "version 3");
    Router their = lab.start(Product.KEEPALIVED, theirs.host(), file);
    Router our = lab.start(Product.HOLDFAST, ours.host(), file);
    their.await("\\(V6\\) Sending/queueing .* for fe80::9:100");
    our.await("\\(V6\\) Sending/queueing .* for fe80::9:100");
    HostState theirsBefore = HostState.of(theirs.host());
    HostState oursBefore = HostState.of(ours.host());
    theirs.run(INTO_VRF);
    ours.run(INTO_VRF);
    their.await("\\(V4\\) Entering FAULT STATE");
    our.await("\\(V4\\) Entering FAULT STATE");
    theirs.await(BOTH.formatted(ADDRESSES));
    ours.await(BOTH.formatted(ADDRESSES));
    assertThat(ours.changesSince(oursBefore)).isEqualTo(theirs.changesSince(theirsBefore));
    our.stop();
    their.stop();
  }

  /** With keepalived 2.2.7 the IPv6 half stays in FAULT. */
  @Test
  void itsVirtualMacsMoveAlong(LiveLab lab) {
    OtherKernelHost one = OtherKernelHost.add(lab, "one", 1, BESIDE_VRF);
    HostState before = HostState.of(one.host());
    Router router = lab.startSubject(one.host(), file("use_vmac", "use_vmac"));
    one.await(BOTH.formatted(ADDRESSES));
    for (String event : new String[] {INTO_VRF, "ip link set ens18 nomaster;" + HAS_LOCAL}) {
      one.run(event);
      one.await(
          "[ $(ip link show master red | grep -cE 'vrrp6?.51@') = %d ]"
              .formatted(event.equals(INTO_VRF) ? 2 : 0));
      router.awaitState("V4", "FAULT");
      router.awaitState("V4", "MASTER");
      one.await(BOTH.formatted(ADDRESSES));
    }
    router.stop();
    // A VRF that takes an interface makes the kernel count its promiscuity once more.
    HostState after = HostState.of(one.host());
    for (String kind : List.of("address", "route", "setting")) {
      assertThat(after.lines(kind)).isEqualTo(before.lines(kind));
    }
    assertThat(after.lines("link").toString()).doesNotContain("vrrp");
  }

  @Test
  void anIpvlanIsOneVirtualRouterWithKeepalived(LiveLab lab) {
    OtherKernelHost strong = OtherKernelHost.add(lab, "strong", 1, HAS_LOCAL);
    OtherKernelHost weak = OtherKernelHost.add(lab, "weak", 2, HAS_LOCAL);
    Host client = lab.addHost("client", "10.9.0.9/24");
    String theirs = file("use_ipvlan 10.9.0.72/24", "use_ipvlan").replace("200", "100");
    Router second = lab.start(Product.KEEPALIVED, weak.host(), theirs);
    weak.await(BOTH.formatted(ADDRESSES));
    AdvertWatch adverts = AdvertWatch.start(client);
    Router first =
        lab.start(Product.HOLDFAST, strong.host(), file("use_ipvlan 10.9.0.71/24", "use_ipvlan"));
    strong.await(BOTH.formatted(ADDRESSES));
    weak.awaitReleased("10.9.0.100");
    weak.awaitReleased("fe80::9:100");
    adverts.awaitFrom("10[.]9[.]0[.]71");
    client.run("ping", "-c", "2", "-w", "9", "10.9.0.100").orThrow();
    client.run("ping", "-6", "-c", "2", "-w", "9", "fe80::9:100%ens18").orThrow();
    first.stop();
    weak.await(BOTH.formatted(ADDRESSES));
    second.stop();
  }

  /** keepalived 2.2.7 wants an interface all the same. */
  @Test
  void aUnicastRouterWithoutInterfaceIsBoundToItsVrf(LiveLab lab) {
    String set = BESIDE_VRF + ";" + INTO_VRF + ";ip address replace 10.9.0.NUMBER/24 dev ens18";
    OtherKernelHost strong = OtherKernelHost.add(lab, "strong", 1, set);
    OtherKernelHost weak = OtherKernelHost.add(lab, "weak", 2, set);
    HostState before = HostState.of(strong.host());
    Router second = lab.start(Product.KEEPALIVED, weak.host(), unicast(100, "2", "1"));
    weak.awaitHeld("ens18", "10.9.0.100");
    String inVrf = unicast(200, "1", "2").replace("interface ens18", "vrf red");
    Router first = lab.start(Product.HOLDFAST, strong.host(), inVrf);
    strong.awaitHeld("ens18", "10.9.0.100");
    weak.awaitReleased("10.9.0.100");
    first.stop();
    weak.awaitHeld("ens18", "10.9.0.100");
    second.stop();
    HostState.awaitUnchanged(strong.host(), before);
  }

  private static String unicast(int priority, String own, String other) {
    String hosts = "unicast_src_ip 10.9.0.%s\nunicast_peer {\n10.9.0.%s\n}".formatted(own, other);
    return Instance.named("VI_1", 51)
        .priority(priority)
        .line("version 3\nadvert_int 0.2\n" + hosts)
        .addresses("10.9.0.100/24 dev ens18")
        .text();
  }

  private static void assertSame(
      LiveLab lab, OtherKernelHost ours, OtherKernelHost theirs, String file) {
    Set<String> wanted = changes(lab, Product.KEEPALIVED, theirs, file);
    Set<String> found = changes(lab, Product.HOLDFAST, ours, file);
    assertThat(found).isEqualTo(wanted);
    assertThat(found.toString()).contains("10.9.0.100", "fe80::9:100");
  }

  private static Set<String> changes(
      LiveLab lab, Product product, OtherKernelHost host, String file) {
    HostState before = HostState.of(host.host());
    Router router = lab.start(product, host.host(), file);
    router.await("\\(V6\\) Sending/queueing .* for fe80::9:100");
    host.await(BOTH.formatted(ADDRESSES));
    Set<String> changes = host.changesSince(before);
    router.stop();
    if (product == Product.HOLDFAST) {
      // keepalived leaves the ARP settings of the base as it has set them.
      HostState.awaitUnchanged(host.host(), before);
    }
    return changes;
  }

  private static String file(String ipv4, String ipv6) {
    String start = "global_defs {\n@holdfast address_lease off\n}\n";
    return start
        + Instance.file(
            Instance.named("V4", 51)
                .priority(200)
                .line("version 3\nadvert_int 0.2\n" + ipv4)
                .addresses("10.9.0.100/24"),
            Instance.named("V6", 51)
                .priority(200)
                .line("version 3\nadvert_int 0.2\n" + ipv6)
                .addresses("fe80::9:100/64"));
  }
}
