package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.PingProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A daemon that is dead or hangs does not hold a virtual address: nobody renews its lease. */
@Live
class LeaseIT {
  private static final int SECONDS = 4;

  /** Renewed every three seconds: also a machine that stands still for some has not lost it. */
  private static final int LONG_SECONDS = 9;

  private static final int RENEWALS = 3;

  /** The kernel looks every now and then, and counts in seconds. */
  private static final Duration IN_TIME = Duration.ofSeconds(SECONDS + 2);

  private static final Duration EVERY = Duration.ofMillis(20);
  private static final int ENOUGH = 5;

  private static final String[] ADDRESSES = {"10.9.0.100", "fd00:9::100", "fd00:99::100"};

  private static final String VIRTUAL =
      "virtual_ipaddress_excluded {\n\t\tfd00:9::100/64\n\t\tfd00:99::100/64\n\t}";

  private static final Instance ROUTER =
      Instance.named("VI_1", 51)
          .line("version 3")
          .line("advert_int 0.2")
          .line(VIRTUAL)
          .addresses("10.9.0.100/24");

  @BeforeEach
  void onlyOurs() {
    assumeThat(Product.subject()).as("keepalived has no leases").isEqualTo(Product.HOLDFAST);
  }

  @Test
  void killedMasterLosesItsAddressesInTime(LiveLab lab) {
    Host one = lab.addHost("one", "10.9.0.1/24", "fd00:9::1/64");
    Host two = lab.addHost("two", "10.9.0.2/24", "fd00:9::2/64");
    HostState before = HostState.of(one);
    Router master = lab.start(Product.HOLDFAST, one, file(ROUTER.priority(200)));
    lab.awaitOnlyHolder(one, List.of(ADDRESSES));
    Router backup = lab.start(Product.HOLDFAST, two, file(ROUTER.priority(100)));
    backup.awaitState("VI_1", "BACKUP");

    try (Clients clients = Clients.start(lab)) {
      Instant end = Instant.now();
      master.process().kill();
      clients.assertStayWith(backup, end);
    }
    // The route of a subnet that only the addresses brought outlives them for a while in IPv6.
    HostState after = HostState.of(one);
    assertThat(after.changesSince(before)).noneMatch(change -> !change.contains("expires"));
    assertThat(after.lines("route"))
        .as("the host's own subnet")
        .anyMatch(line -> line.contains("fd00:9::/64") && !line.contains("expires"));
    backup.stop();
  }

  @Test
  void masterThatHangsLosesThemAndComesBackOnlyAsMaster(LiveLab lab) {
    Host one = lab.addHost("one", "10.9.0.1/24", "fd00:9::1/64");
    Host two = lab.addHost("two", "10.9.0.2/24", "fd00:9::2/64");
    Router master = lab.start(Product.HOLDFAST, one, file(ROUTER.priority(200).line("nopreempt")));
    lab.awaitOnlyHolder(one, List.of(ADDRESSES));
    Router backup = lab.start(Product.HOLDFAST, two, file(ROUTER.priority(100)));
    backup.awaitState("VI_1", "BACKUP");

    try (Clients clients = Clients.start(lab)) {
      Instant end = Instant.now();
      master.process().signal("STOP");
      clients.assertStayWith(backup, end);
    }

    master.process().signal("CONT");
    // Still master, and better: the other one yields, and the addresses are back.
    backup.awaitState("VI_1", "BACKUP");
    lab.awaitOnlyHolder(one, List.of(ADDRESSES));
    assertThat(master.lines("stood still")).isNotEmpty();
    master.stop();
    backup.stop();
  }

  @Test
  void leaseThatRanOutIsCalledThat(LiveLab lab) {
    Host one = lab.addHost("one", "10.9.0.1/24", "fd00:9::1/64");
    HostState before = HostState.of(one);
    Router master = lab.start(Product.HOLDFAST, one, file(ROUTER.priority(255)));
    for (String address : ADDRESSES) {
      lab.addressesOf(one).awaitHeld(address);
    }
    master.process().signal("STOP");
    for (String address : ADDRESSES) {
      lab.addressesOf(one).awaitReleased(address);
    }
    master.process().signal("CONT");
    for (String address : ADDRESSES) {
      lab.addressesOf(one).awaitHeld(address);
      master
          .process()
          .log()
          .awaitLine(
              0,
              "\\(VI_1\\) the lease of address "
                  + address
                  + "/\\d+ on ens18 ran out before it was renewed, putting it back",
              Router.AMPLE);
    }
    assertThat(master.lines("by someone else")).isEmpty();
    assertThat(master.transitions()).hasSize(1);
    master.stop();
    HostState.awaitUnchanged(one, before);
  }

  /**
   * A host that uses an address of each family. Once the heir serves them, it notices nothing of
   * the addresses that the other one still has, nor of their end.
   */
  private record Clients(LiveLab lab, List<PingProbe> probes) implements AutoCloseable {
    static Clients start(LiveLab lab) {
      Host host = lab.addHost("client", "10.9.0.3/24", "fd00:9::3/64");
      Clients clients =
          new Clients(
              lab,
              List.of(
                  PingProbe.start(host, ADDRESSES[0], EVERY),
                  PingProbe.start(host, ADDRESSES[1], EVERY)));
      clients.awaitReplies();
      return clients;
    }

    void awaitReplies() {
      probes.forEach(probe -> probe.awaitReplies(ENOUGH, Router.AMPLE));
    }

    void assertStayWith(Router heir, Instant end) {
      heir.awaitState("VI_1", "MASTER");
      lab.addressesOf(heir.host()).awaitHeld(ADDRESSES[1]);
      awaitReplies();
      Instant served = Instant.now();
      lab.awaitOnlyHolder(heir.host(), List.of(ADDRESSES));
      assertThat(Duration.between(end, Instant.now()))
          .isLessThan(IN_TIME.plus(Standstills.since(end)));
      awaitReplies();
      for (PingProbe probe : probes) {
        assertThat(probe.outageSince(served).lost()).as("pings lost").isZero();
      }
    }

    @Override
    public void close() {
      probes.forEach(PingProbe::close);
    }
  }

  @Test
  void renewalsKeepAddressesAndAreNoNews(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24", "fd00:9::1/64");
    Router router = lab.start(Product.HOLDFAST, host, file(ROUTER.priority(255), LONG_SECONDS));
    lab.awaitOnlyHolder(host, List.of(ADDRESSES));
    AddressWatch watch = lab.addressesOf(host);
    int mark = watch.mark();
    List<String> log = router.lines("gratuitous|unsolicited|removed|transition|repair");
    for (int renewal = 0; renewal < RENEWALS; renewal++) {
      // Each change that is told is a renewal.
      String told = " 10\\.9\\.0\\.100/24 .*valid_lft " + LONG_SECONDS;
      mark = watch.awaitChange(mark, told).index() + 1;
    }
    watch.mark();
    for (String address : ADDRESSES) {
      assertThat(watch.reportsSince(0, address))
          .as(address)
          .hasSizeGreaterThan(RENEWALS)
          .noneMatch(line -> line.text().startsWith("Deleted"));
    }
    assertThat(router.lines("removed from|cannot (add|renew)")).isEmpty();
    assertThat(router.lines("gratuitous|unsolicited").size())
        .as("announcements of the first five seconds and after")
        .isLessThanOrEqualTo(log.size() + 3 * ADDRESSES.length * 5);
    assertThat(router.transitions()).hasSize(1);
    router.stop();
  }

  @Test
  void reloadWithoutLeasesMakesThemPermanent(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24", "fd00:9::1/64");
    HostState before = HostState.of(host);
    Router router = lab.start(Product.HOLDFAST, host, file(ROUTER.priority(255)));
    lab.awaitOnlyHolder(host, List.of(ADDRESSES));
    AddressWatch watch = lab.addressesOf(host);
    int mark = watch.mark();
    router.reload(
        "global_defs {\n\t@holdfast address_lease off\n}\n" + ROUTER.priority(255).text());
    watch.awaitChange(mark, " fd00:99::100/64 .*valid_lft forever");
    assertThat(HostState.of(host).lines("address"))
        .filteredOn(line -> line.startsWith("ens18") && !line.contains("fe80"))
        .hasSize(5)
        .allMatch(line -> line.contains("valid_lft forever"));
    router.stop();
    HostState.awaitUnchanged(host, before);
  }

  private static String file(Instance instance) {
    return file(instance, SECONDS);
  }

  private static String file(Instance instance, int seconds) {
    return "global_defs {\n\t@holdfast address_lease " + seconds + "\n}\n" + instance.text();
  }
}
