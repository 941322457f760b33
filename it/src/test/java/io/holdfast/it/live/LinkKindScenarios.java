package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import org.junit.jupiter.api.Test;

/** VLANs, bonds, dummies and bad lines, which need {@link OtherKernelIT}. */
@Live
class LinkKindScenarios {
  private static final String VIP = "10.7.0.100";

  @Test
  void aVlanFollowsItsCable(LiveLab lab) {
    String vlan =
        "ip link add link ens18 name ens18.7 type vlan id 7;"
            + "ip address add 10.7.0.NUMBER/24 dev ens18.7; ip link set ens18.7 up";
    OtherKernelHost strong = OtherKernelHost.add(lab, "strong", 1, vlan);
    OtherKernelHost weak = OtherKernelHost.add(lab, "weak", 2, vlan);
    HostState before = HostState.of(strong.host());
    Router second = lab.start(Product.KEEPALIVED, weak.host(), on("ens18.7", 100));
    weak.awaitHeld("ens18.7", VIP);
    Router first = lab.start(Product.HOLDFAST, strong.host(), on("ens18.7", 200));
    strong.awaitHeld("ens18.7", VIP);
    weak.awaitReleased(VIP);
    lab.network().cut(strong.host());
    first.awaitState("VI_1", "FAULT");
    weak.awaitHeld("ens18.7", VIP);
    lab.network().heal(strong.host());
    strong.awaitHeld("ens18.7", VIP);
    weak.awaitReleased(VIP);
    first.stop();
    weak.awaitHeld("ens18.7", VIP);
    second.stop();
    HostState.awaitUnchanged(strong.host(), before);
  }

  @Test
  void aBondServesOnWhileOneOfItsCablesIsWhole(LiveLab lab) {
    OtherKernelHost one = OtherKernelHost.add(lab, "one", 1, "true");
    one.addCable(lab, "second", "ens19");
    one.run(
        "ip link add bond0 type bond mode active-backup miimon 20;"
            + "ip link set ens18 down; ip link set ens18 master bond0;"
            + "ip link set ens19 down; ip link set ens19 master bond0;"
            + "ip link set bond0 type bond primary ens18;"
            + "ip link set bond0 up; ip address add 10.7.0.1/24 dev bond0");
    one.await("ip -6 address show dev bond0 scope link -tentative | grep -q fe80");
    HostState before = HostState.of(one.host());
    AdvertWatch adverts = AdvertWatch.start(lab.addHost("two", "10.7.0.2/24"));
    Router router = lab.start(Product.HOLDFAST, one.host(), on("bond0", 200));
    one.awaitHeld("bond0", VIP);
    lab.network().cut(one.host());
    one.await("grep -q 'Currently Active Slave: ens19' /proc/net/bonding/bond0");
    adverts.skip();
    adverts.await(51, 200);
    assertThat(router.lines("Entering MASTER STATE")).hasSize(1);
    assertThat(router.lines("Entering FAULT STATE")).isEmpty();
    OtherKernelHost.setCable(lab, "second", "down");
    router.awaitState("VI_1", "FAULT");
    one.awaitReleased(VIP);
    OtherKernelHost.setCable(lab, "second", "up");
    one.awaitHeld("bond0", VIP);
    lab.network().heal(one.host());
    router.stop();
    one.await("grep -q 'Currently Active Slave: ens18' /proc/net/bonding/bond0");
    HostState.awaitUnchanged(one.host(), before);
  }

  @Test
  void anAddressOnADummyComesAndGoesWithIt(LiveLab lab) {
    OtherKernelHost one =
        OtherKernelHost.add(lab, "one", 1, "ip link add dum0 type dummy; ip link set dum0 up");
    one.await("ip -6 address show dev dum0 scope link -tentative | grep -q fe80");
    HostState before = HostState.of(one.host());
    String file =
        Instance.named("VI_1", 51)
            .line("version 3\nadvert_int 0.2")
            .addresses("10.7.0.100/32 dev dum0")
            .text();
    Router router = lab.start(Product.HOLDFAST, one.host(), file);
    one.awaitHeld("dum0", VIP);
    one.run("ip link set dum0 down");
    router.awaitState("VI_1", "FAULT");
    one.awaitReleased(VIP);
    one.run("ip link set dum0 up");
    one.awaitHeld("dum0", VIP);
    router.stop();
    one.await("ip -6 address show dev dum0 scope link -tentative | grep -q fe80");
    HostState.awaitUnchanged(one.host(), before);
  }

  /** The adverts of a bad line come late, out of order, twice or not at all. */
  @Test
  void aBadLineHasOneHolderInTheEnd(LiveLab lab) {
    String bad = "tc qdisc add dev ens18 root netem delay 60ms 40ms loss 10% duplicate 5%";
    OtherKernelHost strong = OtherKernelHost.add(lab, "strong", 1, bad);
    OtherKernelHost weak = OtherKernelHost.add(lab, "weak", 2, bad);
    Host client = lab.addHost("client", "10.9.0.9/24");
    Router second = lab.start(Product.KEEPALIVED, weak.host(), on("ens18", 100));
    weak.awaitHeld("ens18", VIP);
    Router first = lab.start(Product.HOLDFAST, strong.host(), on("ens18", 200));
    strong.awaitHeld("ens18", VIP);
    weak.awaitReleased(VIP);
    lab.network().cut(strong.host());
    weak.awaitHeld("ens18", VIP);
    lab.network().heal(strong.host());
    strong.awaitHeld("ens18", VIP);
    weak.awaitReleased(VIP);
    client.run("ip", "address", "add", "10.7.0.9/24", "dev", "ens18").orThrow();
    client.run("ping", "-c", "20", "-i", "0.1", "-w", "20", VIP).orThrow();
    first.stop();
    weak.awaitHeld("ens18", VIP);
    second.stop();
  }

  private static String on(String interfaceName, int priority) {
    return Instance.named("VI_1", 51)
        .priority(priority)
        .line("version 3\nadvert_int 0.2")
        .addresses(VIP + "/24")
        .text()
        .replace(LiveLab.INTERFACE, interfaceName);
  }
}
