package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.FrameSender;
import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import io.holdfast.daemon.lab.LogLine;
import io.holdfast.daemon.lab.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of adverts and announcements that show on the wire, as keepalived has them. */
@Live
class OptionIT {
  private static final int ADVERTS = 400;
  private static final String SENT = "Sending gratuitous ARP on ens18 for 10.9.0.100";

  private static final String GROUPS =
      """
      global_defs {
        vrrp_version 3
        vrrp_mcast_group4 224.0.0.118
        vrrp_mcast_group6 ff02::118
      }
      """
          + Instance.file(
              owner("G4", 51).line("mcast_src_ip 10.9.0.21").addresses("10.9.0.100/24"),
              owner("I4", 52).line("mcast_dst_ip 224.0.0.119").addresses("10.9.0.101/24"),
              owner("G6", 53).addresses("fe80::9:100/64"),
              owner("I6", 54).line("mcast_dst_ip ff02::119").addresses("fe80::9:101/64"));

  @ParameterizedTest
  @EnumSource(Product.class)
  void advertsHaveTheGroupsAndTheSourceOfTheFile(Product product, LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24", "10.9.0.21/24");
    HostState before = HostState.of(host);
    Host witness = lab.addHost("two", "10.9.0.2/24");
    Router router = lab.start(product, host, GROUPS);
    for (int count = 0; count < 4; count++) {
      router.awaitState("[GI][46]", "MASTER");
    }
    Capture capture = lab.capture(witness, "proto 112 or ip6 proto 112");
    AdvertWatch adverts = AdvertWatch.start(witness);
    for (int vrid = 51; vrid <= 54; vrid++) {
      adverts.skip();
      adverts.await(vrid);
    }
    assertThat(destinations(capture))
        .contains("51 10.9.0.21 224.0.0.118", "52 10.9.0.1 224.0.0.119")
        .contains("53 ff02::118", "54 ff02::119")
        .hasSize(4);
    assertThat(HostState.of(host).lines("membership").toString())
        .contains("224.0.0.118", "224.0.0.119", "ff02::118", "ff02::119")
        .doesNotContain("224.0.0.18");
    router.stop();
    HostState.awaitUnchanged(host, before);
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void aBackupWaitsForAsManyAdvertsAsItIsTold(Product product, LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Instance patient =
        Instance.named("VI_1", 51)
            .line("version 3\nadvert_int 0.2\ndown_timer_adverts 8")
            .addresses("10.9.0.100/24");
    Router router = lab.start(product, host, patient.text());
    LogLine backup = router.awaitState("VI_1", "BACKUP");
    LogLine master = router.awaitState("VI_1", "MASTER");
    // 8 x 0.2 s and a skew time of 156/256 x 0.2 s; three adverts would be 0.72 s.
    assertThat(Duration.between(backup.at(), master.at()))
        .isBetween(
            Duration.ofMillis(1300),
            Duration.ofMillis(2600).plus(Standstills.since(backup.at().minusSeconds(1))));
    router.stop();
  }

  /** The lab starts both with {@code -n}; without it both run scripts in "/". */
  @ParameterizedTest
  @EnumSource(Product.class)
  void scriptsOfADaemonInTheForegroundRunWhereItWasStarted(Product product, LiveLab lab)
      throws IOException {
    Path told = lab.directory().resolve("told");
    Path script = lab.directory().resolve("where");
    Files.writeString(script, "#!/bin/sh\npwd -P > %1$s.new; mv %1$s.new %1$s\n".formatted(told));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    Router router =
        lab.start(
            product,
            lab.addHost("one", "10.9.0.1/24"),
            "global_defs {\n\tscript_user root\n}\n"
                + owner("VI_1", 51).line("notify_master " + script).text());
    router.awaitState("VI_1", "MASTER");
    String read = "until cat " + told + " 2>/dev/null; do sleep 0.05; done";
    assertThat(router.host().run("timeout", "20", "sh", "-c", read).output().strip())
        .isEqualTo(Path.of("").toRealPath().toString());
    router.stop();
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void announcementsAreFewWhereThatIsAskedFor(Product product, LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    String few = "global_defs {\n\tvrrp_min_garp\n}\n";
    Instance quick = Instance.named("VI_1", 51).line("version 3\nadvert_int 0.2");
    Router router = lab.start(product, host, few + quick.addresses("10.9.0.100/24").text());
    router.next(SENT);
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    router.stop();
    assertThat(router.lines(SENT)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void aLowerPriorityIsAnsweredByAnnouncements(Product product, LiveLab lab) {
    Product other = product == Product.KEEPALIVED ? Product.subject() : Product.KEEPALIVED;
    Host one = lab.addHost("one", "10.9.0.1/24");
    Host two = lab.addHost("two", "10.9.0.2/24");
    Instance strong =
        owner("VI_1", 51)
            .priority(200)
            .line("version 3\nadvert_int 0.2\ngarp_master_delay 0")
            .line("garp_lower_prio_delay 0\ngarp_lower_prio_repeat 3");
    Instance weak = Instance.named("VI_1", 51).line("version 3\nadvert_int 0.2");
    Router better = lab.start(product, one, strong.addresses("10.9.0.100/24").text());
    better.awaitState("VI_1", "MASTER");
    Router worse = lab.start(other, two, weak.addresses("10.9.0.100/24").text());
    worse.awaitState("VI_1", "BACKUP");
    int before = better.lines(SENT).size();
    lab.network().block(one, two);
    better.next("with lower priority 100, ours 200, forcing new election");
    lab.network().unblockAll();
    worse.awaitState("VI_1", "MASTER");
    worse.awaitState("VI_1", "BACKUP");
    for (int count = 0; count < 3; count++) {
      better.next(SENT);
    }
    worse.stop();
    better.stop();
    assertThat(better.lines(SENT).size() - before).isGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void theConfigurationIsLoggedAtTheStartAndAfterAReload(Product product, LiveLab lab) {
    Host one = lab.addHost("one", "10.9.0.1/24");
    Instance instance = Instance.named("VI_1", 51).priority(255).addresses("10.9.0.100/24");
    Router.write(lab.directory().resolve("keepalived.conf"), instance.text());
    List<String> command = new ArrayList<>(Router.command(product, lab.directory()));
    command.add("--dump-conf");
    HostProcess daemon = one.start(command);
    int first = daemon.log().awaitLine(0, "Virtual Router ID = 51", Router.AMPLE).index();
    daemon.log().awaitLine(0, "Entering MASTER", Router.AMPLE);
    daemon.signal("HUP");
    daemon.log().awaitLine(first + 1, "Virtual Router ID = 51", Router.AMPLE);
    assertThat(daemon.stop(Router.AMPLE)).isZero();
  }

  /** A packet filter refuses the adverts: told once, counted, and over when it is over. */
  @Test
  void adverseFiltersAreToldOnceAndSurvived(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    AdvertWatch adverts = AdvertWatch.start(lab.addHost("two", "10.9.0.2/24"));
    Router router =
        lab.startSubject(
            host,
            owner("VI_1", 51).line("version 3\nadvert_int 0.1").addresses("10.9.0.100/24").text());
    router.awaitState("VI_1", "MASTER");
    host.run(
            "nft",
            "add table ip t; add chain ip t o { type filter hook output priority 0; };"
                + " add rule ip t o ip protocol vrrp drop")
        .orThrow();
    router.next("EPERM|Operation not permitted|sending advert|send advert");
    host.run("nft", "delete table ip t").orThrow();
    adverts.skip();
    adverts.await(51, 255);
    assertThat(router.transitions()).hasSize(1);
    router.stop();
  }

  /** As many as keepalived's buffers hold, of adverts that nobody reads. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "vrrp_rx_bufs_policy ADVERT\nvrrp_rx_bufs_multiplier 100",
        "vrrp_rx_bufs_policy MTU\nvrrp_rx_bufs_multiplier 10",
        "vrrp_rx_bufs_policy 30000",
        "kernel_rx_buf_size 20000"
      })
  void receiveBuffersHoldAsMuchAsThoseOfKeepalived(String size, LiveLab lab) {
    Host theirs = lab.addHost("theirs", "10.9.0.1/24");
    Host ours = lab.addHost("ours", "10.9.0.2/24");
    Host other = lab.addHost("other", "10.9.0.3/24");
    boolean isOfInstance = size.startsWith("kernel");
    String global = "global_defs {\nvrrp_version 3\n%s\n}\n".formatted(isOfInstance ? "" : size);
    Instance patient =
        Instance.named("VI_1", 51).line("down_timer_adverts 90\n" + (isOfInstance ? size : ""));
    String file = global + patient.addresses("10.9.0.100/24").text();
    Router reference = lab.start(Product.KEEPALIVED, theirs, file);
    Router router = lab.start(Product.subject(), ours, file);
    reference.awaitState("VI_1", "BACKUP");
    router.awaitState("VI_1", "BACKUP");
    signal(reference, "STOP");
    signal(router, "STOP");
    sendAdverts(other);
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    while (dropped(ours) != dropped(theirs) && System.nanoTime() - deadline < 0) {
      Thread.onSpinWait();
    }
    assertThat(dropped(ours)).isEqualTo(dropped(theirs)).isBetween(1, ADVERTS - 1);
    signal(reference, "CONT");
    signal(router, "CONT");
    router.stop();
    reference.stop();
  }

  private static void sendAdverts(Host from) {
    byte[] advert = HostileAdvert.from("10.9.0.3").vrid(51).address("10.9.0.100").frame();
    try (FrameSender sender = FrameSender.open(from)) {
      for (int count = 0; count < ADVERTS; count++) {
        sender.add(advert);
      }
      sender.sendAll();
    }
  }

  private static void signal(Router router, String name) {
    String command = "kill -%s $(cat %s/*.pid)".formatted(name, router.directory());
    router.host().run("sh", "-c", command).orThrow();
  }

  /** What did not fit into the socket that is bound to the group. */
  private static int dropped(Host host) {
    String command = "awk '$2 ~ /^120000E0/ { sum += $NF } END { print sum + 0 }' /proc/net/raw";
    return Integer.parseInt(host.run("sh", "-c", command).orThrow().output().strip());
  }

  private static Instance owner(String name, int vrid) {
    return Instance.named(name, vrid).priority(255);
  }

  /** Each virtual router with where its adverts go; of IPv4 also where they come from. */
  private static Set<String> destinations(Capture capture) {
    String file = capture.stop().toString();
    return new TreeSet<>(
        Shell.run(
                List.of(
                    "sh",
                    "-c",
                    "tshark -r %s -Y vrrp -T fields -e vrrp.virt_rtr_id -e ip.src -e ip.dst -e ipv6.dst"
                        .formatted(file)))
            .orThrow()
            .output()
            .lines()
            .map(line -> line.replaceAll("\\s+", " ").strip())
            .toList());
  }
}
