package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same file makes the same routes and rules under keepalived and under Holdfast. */
@Live
class RoutingDifferenceIT {
  private static final int ENOUGH = 80;
  private static final Pattern VIRTUAL_SOURCE = Pattern.compile("src (10.9.0|2001:db8:9:)[.:]100$");

  private static final Instance ROUTER =
      Instance.named("VI_1", 51)
          .priority(200)
          .line("version 3")
          .line("advert_int 0.1")
          .addresses("10.9.0.100/24");

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "static"})
  void sameFileMakesTheSameRoutesAndRules(String kind, LiveLab lab) {
    assumeThat(Product.subject()).isEqualTo(Product.HOLDFAST);
    List<String> routes = RoutingHost.lines("routes.txt");
    if (kind.equals("static")) {
      // keepalived is refused them before it has the address, and never tries again.
      routes = routes.stream().filter(line -> !VIRTUAL_SOURCE.matcher(line).find()).toList();
    }
    List<String> rules = RoutingHost.lines("rules.txt");
    assertThat(List.of(routes.size(), rules.size())).allMatch(size -> size >= ENOUGH);
    String blocks =
        RoutingHost.block(kind + "_routes", routes)
            + "\n"
            + RoutingHost.block(kind + "_rules", rules);
    Instance instance = ROUTER.line("virtual_ipaddress_excluded {\n2001:db8:9::100/64\n}");
    String file =
        kind.equals("static")
            ? "global_defs {\n}\n" + blocks + "\n" + instance.text()
            : instance.line(blocks).text();
    RoutingHost host = RoutingHost.add(lab, "one", 1);
    HostState before = HostState.of(host.host());
    Router keepalived = started(Product.KEEPALIVED, host, file, lab);
    // It says so when it has set all of them.
    keepalived.await("Sending/queueing gratuitous ARPs on ens18 for 10.9.0.100");
    List<String> expected = host.all();
    keepalived.stop();
    HostState.awaitUnchanged(host.host(), before);
    Router router = started(Product.HOLDFAST, host, file, lab);
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    List<String> actual = host.all();
    while (!actual.equals(expected) && System.nanoTime() - deadline < 0) {
      actual = host.all();
    }
    assertThat(actual).containsExactlyElementsOf(expected);
    router.stop();
    HostState.awaitUnchanged(host.host(), before);
    assertThat(expected).filteredOn(line -> line.contains("keepalived")).hasSizeGreaterThan(150);
  }

  private static Router started(Product product, RoutingHost host, String file, LiveLab lab) {
    Router router = lab.start(product, host.host(), file);
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host.host()).awaitHeld("2001:db8:9::100");
    host.awaitLine("10.77.0.0/16");
    host.awaitLine("2001:db8:8::/48 fwmark 0x1/0x1");
    host.awaitLine("10.25.9.0/24");
    return router;
  }
}
