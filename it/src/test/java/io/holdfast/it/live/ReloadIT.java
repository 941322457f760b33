package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SIGHUP: what the file changes is changed, and nothing else moves. */
@Live
class ReloadIT {
  private static final String REAL_TIME = "global_defs {\n\tvrrp_rt_priority 50\n}\n";
  private static final int ADVERTS_AFTER = 100;
  private static final String OF_THOSE_THAT_GO_ON =
      "(VI_1|VI_2|NEW)\\) Entering (MASTER|BACKUP) STATE$";
  private static final Instance ONE =
      Instance.named("VI_1", 51).priority(200).addresses("10.9.0.100/24", "10.9.0.101/24");
  private static final Instance TWO =
      Instance.named("VI_2", 52).priority(200).line("version 3").addresses("10.9.0.110/24");
  private static final Instance THREE =
      Instance.named("VI_3", 53).priority(255).addresses("10.9.0.120/24");

  @Test
  void whatDoesNotChangeDoesNotFlap(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    AddressWatch addresses = lab.addressesOf(host);
    AdvertWatch adverts = AdvertWatch.start(lab.addHost("two", "10.9.0.2/24"));
    Router router = lab.startSubject(host, Instance.file(ONE, TWO));
    router.process().awaitLine("\\(VI_1\\) Entering MASTER", Router.AMPLE);
    router.process().awaitLine("\\(VI_2\\) Entering MASTER", Router.AMPLE);
    lab.awaitOnlyHolder(host, List.of("10.9.0.100", "10.9.0.101", "10.9.0.110"));
    List<String> transitions = router.transitions();
    int mark = addresses.mark();

    router.reload(Instance.file(ONE.priority(150), TWO));
    adverts.await(51, 150);
    adverts.skip();
    router.reload(
        Instance.file(ONE.priority(150).addresses("10.9.0.100/24", "10.9.0.102/24"), TWO));
    addresses.awaitHeld("10.9.0.102");
    addresses.awaitReleased("10.9.0.101");
    adverts.await(51, 150);
    assertThat(router.transitions()).as("transitions").isEqualTo(transitions);
    assertThat(addresses.changesSince(mark, "10.9.0.102")).hasSize(1);
    assertThat(addresses.changesSince(mark, "10.9.0.101")).hasSize(1);
    assertThat(addresses.changesSince(mark, "10.9.0.100")).as("flaps").isEmpty();
    assertThat(addresses.changesSince(mark, "10.9.0.110")).as("flaps").isEmpty();
    router.stop();
  }

  @Test
  void instancesComeAndGo(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    AddressWatch addresses = lab.addressesOf(host);
    AdvertWatch adverts = AdvertWatch.start(lab.addHost("two", "10.9.0.2/24"));
    Router router = lab.startSubject(host, Instance.file(ONE, TWO));
    router.process().awaitLine("\\(VI_2\\) Entering MASTER", Router.AMPLE);
    addresses.awaitHeld("10.9.0.100");
    addresses.awaitHeld("10.9.0.110");
    int mark = addresses.mark();

    router.reload(Instance.file(ONE, TWO, THREE));
    router.process().awaitLine("\\(VI_3\\) Entering MASTER", Router.AMPLE);
    addresses.awaitHeld("10.9.0.120");
    adverts.await(53, 255);
    router.reload(Instance.file(ONE, THREE));
    adverts.await(52, 0);
    addresses.awaitReleased("10.9.0.110");
    adverts.skip();
    adverts.await(51, 200);
    assertThat(router.lines("\\(VI_1\\) Entering MASTER")).hasSize(1);
    assertThat(router.lines("\\(VI_3\\) Entering MASTER")).hasSize(1);
    assertThat(addresses.changesSince(mark, "10.9.0.100")).as("flaps").isEmpty();
    assertThat(addresses.changesSince(mark, "10.9.0.120")).as("flaps").hasSize(1);
    router.stop();
  }

  @Test
  void nothingIsMissedAtTenMilliseconds(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Host other = lab.addHost("two", "10.9.0.2/24");
    Router backup =
        lab.start(
            Product.KEEPALIVED,
            other,
            "global_defs {\n\tvrrp_skip_check_adv_addr\n\tvrrp_rt_priority 50\n}\n"
                + Instance.file(
                    fast("VI_1", 51).addresses("10.9.0.100/24", "10.9.0.103/24"),
                    fast("VI_2", 52).addresses("10.9.0.110/24")));
    Instance one = fast("VI_1", 51).priority(200);
    Instance two = fast("VI_2", 52).priority(200).addresses("10.9.0.110/24");
    Instance three = fast("VI_3", 53).priority(200).addresses("10.9.0.120/24");
    String old = Instance.file(one.addresses("10.9.0.100/24", "10.9.0.103/24"), two, three);
    String changed =
        Instance.file(
            fast("VI_3", 54).priority(200).addresses("10.9.0.120/24"),
            fast("NEW", 52).priority(200).addresses("10.9.0.110/24", "10.9.0.103/24"),
            one.line("no_accept").addresses("10.9.0.100/24"));
    Router router = lab.start(Product.HOLDFAST, host, REAL_TIME + old);
    router.await("Startup complete");
    Standstills.repeatIfSpoiled(() -> {
      router.reload(REAL_TIME + old);
      reloadWithoutAGap(lab, router, backup, REAL_TIME + changed);
    });
    router.stop();
    backup.stop();
  }

  private static void reloadWithoutAGap(LiveLab lab, Router router, Router backup, String file) {
    List<String> held = List.of("10.9.0.100", "10.9.0.103", "10.9.0.110", "10.9.0.120");
    lab.awaitOnlyHolder(router.host(), held);
    AddressWatch addresses = lab.addressesOf(router.host());
    List<String> before = backup.transitions();
    List<String> oursBefore = router.lines(OF_THOSE_THAT_GO_ON);
    int mark = addresses.mark();
    Instant start = Instant.now();
    Capture capture = lab.capture(backup.host(), Traffic.FILTER);
    try (AdvertWatch adverts = AdvertWatch.start(backup.host())) {
      router.reload(file);
      adverts.await(54, 200);
      for (int count = 0; count < ADVERTS_AFTER; count++) {
        adverts.await(52, 200);
      }
    }
    Traffic traffic = new Traffic(capture.stop());

    Duration longest = Duration.ofMillis(30).plus(Standstills.since(start));
    for (int vrid : List.of(51, 52)) {
      Duration gap = traffic.longestGap("10.9.0.1", vrid);
      System.out.println("longest gap of VRID " + vrid + " around a reload: " + gap);
      assertThat(gap).as("VRID " + vrid).isBetween(Duration.ofMillis(9), longest);
    }
    assertThat(backup.transitions()).as("keepalived's changes of state").isEqualTo(before);
    assertThat(router.lines(OF_THOSE_THAT_GO_ON)).as("ours").isEqualTo(oursBefore);
    for (String address : held) {
      assertThat(addresses.changesSince(mark, address)).as("changes of " + address).isEmpty();
    }
  }

  private static Instance fast(String name, int vrid) {
    return Instance.named(name, vrid).line("version 3").line("advert_int 0.01");
  }

  /** And back. The others are changed first: they start anew, and hear the master when it is. */
  @Test
  void aMasterGoesFromMulticastToUnicastWithItsAddresses(LiveLab lab) {
    assumeThat(Product.subject()).as("keepalived starts as BACKUP").isEqualTo(Product.HOLDFAST);
    Host host = lab.addHost("one", "10.9.0.1/24");
    Host other = lab.addHost("two", "10.9.0.2/24");
    AddressWatch addresses = lab.addressesOf(host);
    Router router = lab.startSubject(host, ONE.text());
    lab.awaitOnlyHolder(host, List.of("10.9.0.100", "10.9.0.101"));
    Router backup = lab.start(Product.KEEPALIVED, other, ONE.priority(100).text());
    backup.awaitState("VI_1", "BACKUP");
    int mark = addresses.mark();
    for (boolean isUnicast : List.of(true, false)) {
      backup.reload(way(ONE.priority(100), isUnicast, 2, 1));
      router.reload(way(ONE, isUnicast, 1, 2));
      router.awaitState("VI_1", "MASTER");
      try (AdvertWatch adverts = AdvertWatch.start(other)) {
        adverts.await(51, 200);
        adverts.await(51, 200);
      }
      lab.awaitOnlyHolder(host, List.of("10.9.0.100", "10.9.0.101"));
    }
    assertThat(addresses.changesSince(mark, "10.9.0.100")).as("changes").isEmpty();
    assertThat(addresses.changesSince(mark, "10.9.0.101")).as("changes").isEmpty();
    assertThat(router.lines("Entering BACKUP STATE")).as("the start alone").hasSize(1);
    router.stop();
    backup.stop();
  }

  private static String way(Instance instance, boolean isUnicast, int self, int peer) {
    String source = "unicast_src_ip 10.9.0." + self;
    String peers = "unicast_peer {\n10.9.0." + peer + "\n}";
    return (isUnicast ? instance.line(source).line(peers) : instance).text();
  }

  @Test
  void brokenFileChangesNothing(LiveLab lab) {
    assumeThat(Product.subject())
        .as("keepalived 2.2.7 ends on such a file")
        .isEqualTo(Product.HOLDFAST);
    Host host = lab.addHost("one", "10.9.0.1/24");
    AdvertWatch adverts = AdvertWatch.start(lab.addHost("two", "10.9.0.2/24"));
    Router router = lab.startSubject(host, ONE.priority(255).text());
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    lab.addressesOf(host).awaitHeld("10.9.0.101");
    int mark = lab.addressesOf(host).mark();
    List<String> transitions = router.transitions();

    router.configure("vrrp_instance VI_1 {\n\tinterface\n\tvirtual_router_id nonsense\n");
    router.process().signal("HUP");
    router.next("keepalived\\.conf.*[Ll]ine 2|keepalived\\.conf:2");
    adverts.skip();
    adverts.await(51, 255);
    assertThat(router.process().isAlive()).isTrue();
    assertThat(router.transitions()).isEqualTo(transitions);
    router.configure("broken\n");
    router.process().signal("HUP");
    router.next("Unknown keyword 'broken'");
    router.next("the old configuration stays in force");
    adverts.skip();
    adverts.await(51, 255);
    assertThat(router.transitions()).isEqualTo(transitions);
    assertThat(lab.addressesOf(host).changesSince(mark, "10.9.0.100")).isEmpty();
    router.reload(ONE.priority(255).addresses("10.9.0.100/24").text());
    lab.addressesOf(host).awaitReleased("10.9.0.101");
    router.stop();
  }
}
