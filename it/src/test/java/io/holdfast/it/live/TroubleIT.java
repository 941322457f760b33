package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.holdfast.daemon.lab.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the kernel refuses, loses, or what is wrong in a line: one line of log with its cause, a
 * counter, and everything else goes on.
 */
@Live
class TroubleIT {
  private static final Instance ROUTER =
      Instance.named("VI_1", 51)
          .priority(255)
          .line("version 3")
          .line("advert_int 0.1")
          .addresses("10.9.0.100/24");

  @BeforeEach
  void onlyOurs() {
    assumeThat(Product.subject()).isEqualTo(Product.HOLDFAST);
  }

  @Test
  void whatTheKernelRefusesIsToldOnceInItsWordsAndTakenLater(LiveLab lab) {
    RoutingHost host = RoutingHost.add(lab, "one", 1);
    HostState before = HostState.of(host.host());
    host.run("ip address delete 2001:db8:8::1/64 dev eth1");
    host.run("sysctl -qw net.ipv6.conf.eth1.disable_ipv6=1");
    String statics =
        "static_ipaddress {\n2001:db8:50::1/64 dev eth1\n10.50.0.1/24 dev eth1\n}\n"
            + RoutingHost.block(
                "static_routes",
                "10.40.0.0/16 via 10.41.0.1 dev eth1",
                "10.42.0.0/16 dev eth1 table nosuchtable",
                "10.43.0.0/16 dev eth1")
            + "\n"
            + RoutingHost.block(
                "static_rules", "from 10.43.0.0/16 table 100 priority 900", "from 10.44.0.0/16")
            + "\n";
    Router router =
        lab.startSubject(
            host.host(),
            statics
                + ROUTER
                    .line(
                        RoutingHost.block(
                            "virtual_ipaddress_excluded",
                            "2001:db8:51::1/64 dev eth1",
                            "10.51.0.1/24 dev eth1 label eth1:far_too_long_a_name",
                            "10.52.0.1/24 dev eth1"))
                    .line(
                        RoutingHost.block(
                            "virtual_routes",
                            "10.45.0.0/16 via 10.46.0.1",
                            "10.47.0.0/16 dev eth1"))
                    .text());
    router.awaitState("VI_1", "MASTER");
    List<String> expected =
        List.of(
            "\\(static\\) cannot add address 2001:db8:50::1/64 to eth1: EACCES, "
                + "ipv6: IPv6 is disabled on this device",
            "\\(VI_1\\) cannot add address 2001:db8:51::1/64 to eth1: EACCES, "
                + "ipv6: IPv6 is disabled on this device",
            "\\(static\\) cannot add route 10.40.0.0/16 via 10.41.0.1 dev eth1: ENETUNREACH, "
                + "Nexthop has invalid gateway",
            "\\(VI_1\\) cannot add route 10.45.0.0/16 via 10.46.0.1: ENETUNREACH, "
                + "Nexthop has invalid gateway",
            "nosuchtable",
            "No action specified for rule",
            "far_too_long_a_name");
    for (String line : expected) {
      router.process().log().awaitLine(0, line, Router.AMPLE);
    }
    List.of("10.43.0.0/16 dev eth1", "from 10.43.0.0/16", "10.47.0.0/16 dev eth1")
        .forEach(host::awaitLine);
    List.of("10.9.0.100", "10.50.0.1", "10.52.0.1").forEach(host::awaitAddress);
    assertThat(Control.of(router).run("stats", "--json").orThrow().output())
        .contains(
            "\"static\":{\"address_repairs\":0,\"address_refusals\":1,"
                + "\"routing_repairs\":0,\"routing_refusals\":1,"
                + "\"refused\":[\"address 2001:db8:50::1/64\",\"route 10.40.0.0/16")
        .contains("\"address_repairs\":0,\"address_refusals\":1,\"routing_repairs\":0,")
        .contains("\"routing_refusals\":1,\"foreign_claims\"");

    host.run("sysctl -qw net.ipv6.conf.eth1.disable_ipv6=0");
    host.run("ip address add 10.41.0.9/24 dev eth1");
    host.run("ip address add 10.46.0.9/24 dev eth1");
    for (String taken :
        List.of(
            "\\(static\\) the kernel has taken address 2001:db8:50::1/64 on eth1",
            "\\(VI_1\\) the kernel has taken address 2001:db8:51::1/64 on eth1",
            "\\(static\\) the kernel has taken route 10.40.0.0/16",
            "\\(VI_1\\) the kernel has taken route 10.45.0.0/16")) {
      router.process().log().awaitLine(0, taken, Router.AMPLE);
    }
    expected.subList(0, 4).forEach(line -> assertThat(router.lines(line)).hasSize(1));
    router.stop();
    host.run("ip address delete 10.41.0.9/24 dev eth1");
    host.run("ip address delete 10.46.0.9/24 dev eth1");
    host.run("ip address add 2001:db8:8::1/64 dev eth1 nodad");
    HostState.awaitUnchanged(host.host(), before);
  }

  @Test
  void whatOthersRemoveIsToldCountedAndPutBack(LiveLab lab) {
    RoutingHost host = RoutingHost.add(lab, "one", 1);
    HostState before = HostState.of(host.host());
    String statics =
        "static_ipaddress {\n10.50.0.1/24 dev eth1\n}\n"
            + RoutingHost.block("static_routes", "10.43.0.0/16 dev eth1")
            + "\n"
            + RoutingHost.block("static_rules", "from 10.43.0.0/16 table 100 priority 900")
            + "\n";
    Router router =
        lab.startSubject(
            host.host(),
            statics
                + ROUTER
                    .line(
                        RoutingHost.block(
                            "virtual_rules", "from 10.9.0.100 table 100 priority 1000"))
                    .text());
    host.awaitLine("from 10.9.0.100");
    host.awaitLine("10.43.0.0/16 dev eth1");
    host.run("ip rule delete priority 1000");
    host.run("ip rule delete priority 900");
    host.run("ip route delete 10.43.0.0/16");
    host.run("ip address delete 10.50.0.1/24 dev eth1");
    host.run("ip address delete 10.9.0.100/24 dev ens18");
    for (String line :
        List.of(
            "\\(VI_1\\) rule 1000 .* was removed by someone else, putting it back",
            "Restoring deleted static rule 900",
            "Restoring deleted static route 10.43.0.0/16",
            "Restoring deleted static address 10.50.0.1/24",
            "\\(VI_1\\) address 10.9.0.100/24 was removed from ens18 by someone else")) {
      router.process().log().awaitLine(0, line, Router.AMPLE);
    }
    List.of("from 10.9.0.100", "from 10.43.0.0/16", "10.43.0.0/16 dev eth1")
        .forEach(host::awaitLine);
    List.of("10.9.0.100", "10.50.0.1").forEach(host::awaitAddress);
    assertThat(Control.of(router).run("stats", "--json").orThrow().output())
        .contains(
            "\"static\":{\"address_repairs\":1,\"address_refusals\":0,"
                + "\"routing_repairs\":2,\"routing_refusals\":0,\"refused\":[]}")
        .contains("\"address_repairs\":1,\"address_refusals\":0,\"routing_repairs\":1,");
    assertThat(router.transitions()).hasSize(1);
    router.stop();
    HostState.awaitUnchanged(host.host(), before);
  }

  @Test
  void floodOfChangesThatOverrunsNetlinkLosesNothing(LiveLab lab) throws IOException {
    RoutingHost host = RoutingHost.add(lab, "one", 1);
    HostState before = HostState.of(host.host());
    Router router =
        lab.startSubject(
            host.host(),
            "global_defs {\nvrrp_netlink_monitor_rcv_bufs 4096\n}\n"
                + ROUTER
                    .line(RoutingHost.block("virtual_routes", "10.45.0.0/16 dev eth1 table 100"))
                    .text());
    router.awaitState("VI_1", "MASTER");
    host.awaitLine("10.45.0.0/16");
    Path batch = lab.directory().resolve("batch");
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < 3000; number++) {
      lines.add("address add 10.60.%d.%d/32 dev eth1".formatted(number >> 8, number & 0xff));
    }
    lines.add("route delete 10.45.0.0/16 dev eth1 table 100");
    lines.add("address delete 10.9.0.100/24 dev ens18");
    for (int number = 0; number < 3000; number++) {
      lines.add("address delete 10.60.%d.%d/32 dev eth1".formatted(number >> 8, number & 0xff));
    }
    Files.write(batch, lines);
    router.process().signal("STOP");
    host.run("ip -batch " + batch);
    router.process().signal("CONT");
    router.next(
        "netlink: changes of the network came faster than they could be read"
            + " \\(ENOBUFS, No buffer space available\\), everything is listed again");
    lab.addressesOf(host.host()).awaitHeld("10.9.0.100");
    host.awaitLine("10.45.0.0/16");
    assertThat(Control.of(router).run("stats", "--json").orThrow().output())
        .containsPattern("\"netlinkOverruns\":[1-9]");
    router.stop();
    HostState.awaitUnchanged(host.host(), before);
  }

  @Test
  void addressThatAnotherStationHasIsToldAndNotAnnounced(LiveLab lab) {
    Host one = lab.addHost("one", "10.9.0.1/24", "fd00:9::1/64");
    Host two = lab.addHost("two", "10.9.0.2/24", "fd00:9::2/64");
    one.run("sysctl", "-qw", "net.ipv6.conf.ens18.accept_dad=1").orThrow();
    HostState before = HostState.of(one);
    two.run("ip", "address", "add", "fd00:9::100/64", "dev", "ens18", "nodad").orThrow();
    two.run("ip", "address", "add", "fd00:9::99/64", "dev", "ens18", "nodad").orThrow();
    lab.addressesOf(two).awaitHeld("fd00:9::99");
    Router router =
        lab.startSubject(
            one,
            "static_ipaddress {\nfd00:9::99/64 -nodad dev ens18\n}\n"
                + ROUTER
                    .line(
                        RoutingHost.block(
                            "virtual_ipaddress_excluded",
                            "fd00:9::100/64 -nodad",
                            "fd00:9::101/64 -nodad"))
                    .text());
    String duplicate = " is used by another station: duplicate address detection failed";
    router
        .process()
        .log()
        .awaitLine(0, "\\(VI_1\\) address fd00:9::100/64 on ens18" + duplicate, Router.AMPLE);
    router
        .process()
        .log()
        .awaitLine(0, "\\(static\\) address fd00:9::99/64 on ens18" + duplicate, Router.AMPLE);
    lab.addressesOf(one).awaitHeld("fd00:9::101");
    assertThat(Control.of(router).run("stats", "--json").orThrow().output())
        .contains("\"static\":{\"address_repairs\":0,\"address_refusals\":1,")
        .contains("\"refused\":[\"address fd00:9::99/64\"]")
        .contains("\"address_repairs\":0,\"address_refusals\":1,\"routing_repairs\":0,");
    two.run("ip", "address", "delete", "fd00:9::100/64", "dev", "ens18").orThrow();
    router.next("\\(VI_1\\) the kernel has taken address fd00:9::100/64 on ens18 now");
    assertThat(router.lines("fd00:9::100/64 on ens18" + duplicate)).as("told once").hasSize(1);
    assertThat(router.lines("removed from ens18 by someone else")).isEmpty();
    router.stop();
    HostState.awaitUnchanged(one, before);
  }
}
