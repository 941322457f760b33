package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.holdfast.daemon.lab.Host;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes and rules through failover, foreign hands, flaps, reloads and crashes. */
@Live
class RoutingIT {
  private static final Instance ROUTER =
      Instance.named("VI_1", 51)
          .priority(200)
          .line("version 3")
          .line("advert_int 0.1")
          .addresses("10.9.0.100/24")
          .line(
              RoutingHost.block(
                  "virtual_routes",
                  "10.20.0.0/16 via 10.9.0.2 dev ens18 src 10.9.0.100",
                  "10.21.0.0/16 dev eth1 table 100",
                  "2001:db8:22::/64 nexthop via fe80::2 dev ens18 nexthop via fe80::3 dev eth1"))
          .line(RoutingHost.block("virtual_rules", "from 10.9.0.100 table 100 priority 1000"));

  private static final List<String> OWN =
      List.of("10.20.0.0/16", "10.21.0.0/16", "2001:db8:22::/64", "from 10.9.0.100 lookup 100");

  @BeforeEach
  void onlyOurs() {
    assumeThat(Product.subject()).as("keepalived steps down").isEqualTo(Product.HOLDFAST);
  }

  @Test
  void routesAndRulesGoWhereTheMasterIs(LiveLab lab) {
    RoutingHost one = RoutingHost.add(lab, "one", 1);
    RoutingHost two = RoutingHost.add(lab, "two", 2);
    HostState oneBefore = HostState.of(one.host());
    Router first = lab.startSubject(one.host(), ROUTER.text());
    first.awaitState("VI_1", "MASTER");
    OWN.forEach(one::awaitLine);
    Router second = lab.startSubject(two.host(), ROUTER.priority(250).text());
    second.awaitState("VI_1", "MASTER");
    OWN.forEach(two::awaitLine);
    OWN.forEach(one::awaitNoLine);
    second.stop();
    OWN.forEach(one::awaitLine);
    OWN.forEach(two::awaitNoLine);
    first.stop();
    HostState.awaitUnchanged(one.host(), oneBefore);
  }

  @Test
  void whatSomeoneElseRemovesIsPutBack(LiveLab lab) {
    RoutingHost one = RoutingHost.add(lab, "one", 1);
    HostState before = HostState.of(one.host());
    Router router = started(lab, one, ROUTER.text());
    List<String> transitions = router.transitions();
    one.run("ip route delete 10.20.0.0/16");
    router.next("route 10.20.0.0/16 .* was removed by someone else, putting it back");
    one.run("ip rule delete priority 1000");
    router.next("rule 1000 .* was removed by someone else, putting it back");
    one.run("ip route delete 2001:db8:22::/64 via fe80::3 dev eth1");
    router.next("route 2001:db8:22::/64 .* was removed by someone else, putting it back");
    OWN.forEach(one::awaitLine);
    one.awaitLine("via fe80::3 dev eth1");
    assertThat(router.transitions()).isEqualTo(transitions);
    router.stop();
    HostState.awaitUnchanged(one.host(), before);
  }

  @Test
  void staticItemsSurviveAFlapOfTheirInterface(LiveLab lab) {
    RoutingHost one = RoutingHost.add(lab, "one", 1);
    HostState before = HostState.of(one.host());
    String statics =
        RoutingHost.block(
                "static_routes",
                "10.30.0.0/16 via 10.8.0.9 dev eth1",
                "10.31.0.0/16 via 10.8.0.9",
                "2001:db8:33::/64 dev eth1")
            + "\n"
            + RoutingHost.block("static_rules", "from 10.30.0.0/16 table 100 priority 900")
            + "\n";
    Router router = started(lab, one, statics + ROUTER.text());
    List<String> own =
        List.of("10.30.0.0/16 via", "10.31.0.0/16", "2001:db8:33::/64", "from 10.30.0.0/16");
    own.forEach(one::awaitLine);
    one.run("ip link set eth1 down");
    one.awaitNoLine("10.30.0.0/16 via");
    one.awaitNoLine("10.31.0.0/16");
    one.run("ip link set eth1 up");
    own.forEach(one::awaitLine);
    one.run("ip route delete 10.30.0.0/16");
    router.next("Restoring deleted static route 10.30.0.0/16 via 10.8.0.9 dev eth1");
    own.forEach(one::awaitLine);
    OWN.forEach(one::awaitLine);
    router.stop();
    one.run("ip address add 2001:db8:8::1/64 dev eth1 nodad");
    HostState.awaitUnchanged(one.host(), before);
  }

  @Test
  void nextStartClearsWhatAKilledOneLeft(LiveLab lab) {
    RoutingHost one = RoutingHost.add(lab, "one", 1);
    HostState before = HostState.of(one.host());
    started(lab, one, ROUTER.text());
    lab.killAll(one.host());
    OWN.forEach(one::awaitLine);
    started(lab, one, ROUTER.text()).stop();
    HostState.awaitUnchanged(one.host(), before);
  }

  /** What is marked as keepalived's and was there before is somebody else's. */
  @Test
  void nextStartClearsWhatItsFileNoLongerNames(LiveLab lab) {
    RoutingHost one = RoutingHost.add(lab, "one", 1);
    one.run("ip route add 10.60.0.0/16 dev eth1 proto keepalived");
    one.run("ip rule add from 10.60.0.0/16 table 100 priority 850 protocol 18");
    HostState before = HostState.of(one.host());
    String statics =
        RoutingHost.block("static_routes", "10.30.0.0/16 dev eth1", "2001:db8:33::/64 dev eth1")
            + "\n"
            + RoutingHost.block("static_rules", "from 10.30.0.0/16 table 100 priority 900")
            + "\n";
    Router killed = started(lab, one, statics + ROUTER.text());
    List.of("10.30.0.0/16 dev", "2001:db8:33::/64", "900:").forEach(one::awaitLine);
    lab.killAll(one.host());
    OWN.forEach(one::awaitLine);
    Path files = killed.directory();
    Router next =
        lab.startAgain(
            killed,
            RoutingHost.block("static_routes", "10.30.0.0/16 dev eth1")
                + "\n"
                + Instance.named("VI_1", 51).addresses("10.9.0.100/24").text());
    next.awaitState("VI_1", "BACKUP");
    OWN.forEach(one::awaitNoLine);
    List.of("2001:db8:33::/64", "900:").forEach(one::awaitNoLine);
    one.awaitLine("10.30.0.0/16 dev eth1");
    assertThat(next.lines("of an earlier run, which the file no longer names")).hasSize(6);
    assertThat(files.resolve("keepalived.pid.host")).exists();
    next.stop();
    assertThat(files.resolve("keepalived.pid.host")).doesNotExist();
    HostState.awaitUnchanged(one.host(), before);
  }

  @Test
  void nextStartClearsWhatWentByAnInterfaceThatCameLater(LiveLab lab) {
    RoutingHost one = RoutingHost.add(lab, "one", 1);
    HostState before = HostState.of(one.host());
    String dynamic = "global_defs {\ndynamic_interfaces\n}\n";
    Instance plain = Instance.named("VI_1", 51).addresses("10.9.0.100/24");
    String route = RoutingHost.block("virtual_routes", "10.70.0.0/16 dev late0 no_track");
    Router killed = lab.startSubject(one.host(), dynamic + plain.line(route).text());
    killed.awaitState("VI_1", "MASTER");
    one.run("ip link add late0 type veth peer name late1");
    one.run("ip link set late1 up");
    one.run("ip link set late0 up");
    one.awaitLine("10.70.0.0/16 dev late0");
    lab.killAll(one.host());
    one.awaitLine("10.70.0.0/16 dev late0");
    Router next = lab.startAgain(killed, dynamic + plain.text());
    one.awaitNoLine("10.70.0.0/16");
    next.stop();
    one.run("ip link delete late0");
    HostState.awaitUnchanged(one.host(), before);
  }

  @Test
  void routeThroughAGatewayThatCannotBeReachedYet(LiveLab lab) {
    RoutingHost one = RoutingHost.add(lab, "one", 1);
    HostState before = HostState.of(one.host());
    String statics =
        RoutingHost.block(
                "static_routes", "10.40.0.0/16 via 10.41.0.1 dev eth1", "10.42.0.0/16 dev eth1")
            + "\n";
    Router router = started(lab, one, statics + ROUTER.text());
    router
        .process()
        .log()
        .awaitLine(
            0,
            "cannot add route 10.40.0.0/16 .*: ENETUNREACH, Nexthop has invalid gateway",
            Router.AMPLE);
    one.awaitLine("10.42.0.0/16");
    one.run("ip address add 10.41.0.9/24 dev eth1");
    router.next("the kernel has taken route 10.40.0.0/16");
    one.awaitLine("10.40.0.0/16");
    router.stop();
    one.run("ip address delete 10.41.0.9/24 dev eth1");
    HostState.awaitUnchanged(one.host(), before);
  }

  @Test
  void reloadOrdersTheDifference(LiveLab lab) {
    RoutingHost one = RoutingHost.add(lab, "one", 1);
    HostState before = HostState.of(one.host());
    Router router = started(lab, one, ROUTER.text());
    String other =
        RoutingHost.block("static_rules", "from 10.30.0.0/16 table 100 priority 900")
            + "\n"
            + ROUTER
                .text()
                .replace("10.21.0.0/16 dev eth1 table 100", "10.23.0.0/16 dev eth1 table 100");
    router.reload(other);
    one.awaitLine("10.23.0.0/16");
    one.awaitLine("from 10.30.0.0/16");
    one.awaitNoLine("10.21.0.0/16");
    one.awaitLine("10.20.0.0/16");
    router.stop();
    HostState.awaitUnchanged(one.host(), before);
  }

  @Test
  void trackGroupFailsWithItsStaticRoute(LiveLab lab) {
    RoutingHost one = RoutingHost.add(lab, "one", 1);
    HostState before = HostState.of(one.host());
    String statics =
        "track_group G {\n group {\n VI_2\n }\n}\n"
            + RoutingHost.block("static_routes", "10.30.0.0/16 dev eth1 track_group G")
            + "\n";
    Instance second =
        Instance.named("VI_2", 52)
            .priority(200)
            .line("version 3")
            .line("advert_int 0.1")
            .addresses("10.9.0.101/24");
    Host host = one.host();
    Router router = lab.startSubject(host, statics + second.text());
    router.awaitState("VI_2", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.101");
    one.run("ip link set eth1 down");
    router.next("\\(VI_2\\) entering FAULT state \\(interface eth1 of static route");
    lab.addressesOf(host).awaitReleased("10.9.0.101");
    one.run("ip link set eth1 up");
    router.awaitState("VI_2", "MASTER");
    one.awaitLine("10.30.0.0/16");
    router.stop();
    one.run("ip address add 2001:db8:8::1/64 dev eth1 nodad");
    HostState.awaitUnchanged(host, before);
  }

  private static Router started(LiveLab lab, RoutingHost host, String file) {
    Router router = lab.startSubject(host.host(), file);
    router.awaitState("VI_1", "MASTER");
    OWN.forEach(host::awaitLine);
    return router;
  }
}
