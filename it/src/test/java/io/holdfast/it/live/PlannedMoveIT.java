package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.cli.ExitStatus;
import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.Outage;
import io.holdfast.daemon.lab.PingProbe;
import io.holdfast.daemon.lab.ShellResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A client that pings the virtual address every 2 ms loses nothing when the address moves by plan:
 * at a stop, when somebody asks for it, and when the better router comes back.
 */
@Live
class PlannedMoveIT {
  private static final String VIP = "10.9.0.100";
  private static final Duration EVERY = Duration.ofMillis(2);
  private static final int ENOUGH = 100;

  /** The longest skew time at an interval of a second, the margin, and what this machine adds. */
  private static final Duration LONGEST_STOP = Duration.ofMillis(1_096 + 1_500);

  private static final String STRONG =
      Instance.file(Instance.named("VI_1", 51).priority(200).addresses(VIP + "/24"));
  private static final String WEAK =
      Instance.file(Instance.named("VI_1", 51).priority(100).addresses(VIP + "/24"));

  @ParameterizedTest
  @EnumSource(Product.class)
  void ourStopAndOurReturnLoseNothing(Product other, LiveLab lab) {
    Host strong = lab.addHost("strong", "10.9.0.1/24");
    Host weak = lab.addHost("weak", "10.9.0.2/24");
    Host client = lab.addHost("client", "10.9.0.9/24");
    Router better = lab.startSubject(strong, STRONG);
    Router worse = lab.start(other, weak, WEAK);
    better.awaitState("VI_1", "MASTER");
    lab.awaitOnlyHolder(strong, List.of(VIP));
    try (PingProbe probe = PingProbe.start(client, VIP, EVERY)) {
      probe.awaitReplies(ENOUGH, Router.AMPLE);
      Instant stopAt = Instant.now();
      better.stop();
      lab.awaitOnlyHolder(weak, List.of(VIP));
      assertLostNothing(probe, stopAt, "stop, " + other + " takes over");

      Instant returnAt = Instant.now();
      Router again = lab.startSubject(strong, STRONG);
      again.awaitState("VI_1", "MASTER");
      lab.awaitOnlyHolder(strong, List.of(VIP));
      assertLostNothing(probe, returnAt, "return, " + other + " yields");
      again.stop();
      worse.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HOLDFAST, handover VI_1",
    "KEEPALIVED, handover VI_1",
    "HOLDFAST, handover VI_1 --demote",
    "KEEPALIVED, handover VI_1 --demote",
    "HOLDFAST, drain",
    "KEEPALIVED, drain",
    "HOLDFAST, maintenance on",
    "KEEPALIVED, maintenance on"
  })
  void whatIsAskedForLosesNothing(Product heir, String words, LiveLab lab) {
    Host strong = lab.addHost("strong", "10.9.0.1/24");
    Host weak = lab.addHost("weak", "10.9.0.2/24");
    Host client = lab.addHost("client", "10.9.0.9/24");
    Router better = lab.start(Product.HOLDFAST, strong, STRONG);
    Router worse = lab.start(heir, weak, WEAK);
    better.awaitState("VI_1", "MASTER");
    lab.awaitOnlyHolder(strong, List.of(VIP));
    Control control = Control.of(better);
    try (PingProbe probe = PingProbe.start(client, VIP, EVERY)) {
      probe.awaitReplies(ENOUGH, Router.AMPLE);
      Instant askedAt = Instant.now();
      assertThat(control.run(words.split(" ")).orThrow().output())
          .endsWith("VI_1: 10.9.0.2 serves now\n");
      worse.awaitState("VI_1", "MASTER");
      lab.awaitOnlyHolder(weak, List.of(VIP));
      assertLostNothing(probe, askedAt, words + ", " + heir + " takes over");

      Instant backAt = Instant.now();
      control.run("maintenance", "off").orThrow();
      better.awaitState("VI_1", "MASTER");
      lab.awaitOnlyHolder(strong, List.of(VIP));
      assertLostNothing(probe, backAt, "failback from " + heir + " after " + words);
    }
    better.stop();
    worse.stop();
  }

  /**
   * IPv6 claims are neighbour advertisements, and an address works only some time after it is
   * added.
   */
  @ParameterizedTest
  @EnumSource(Product.class)
  void anIpv6AddressMovesWithoutLoss(Product heir, LiveLab lab) {
    String vip = "fd00:9::100";
    Host strong = lab.addHost("strong", "fd00:9::1/64");
    Host weak = lab.addHost("weak", "fd00:9::2/64");
    Host client = lab.addHost("client", "fd00:9::9/64");
    Instance both =
        Instance.named("VI_6", 51).line("version 3").addresses("fe80::9:100/64", vip + "/64");
    Router better = lab.start(Product.HOLDFAST, strong, Instance.file(both.priority(200)));
    Router worse = lab.start(heir, weak, Instance.file(both.priority(100)));
    better.awaitState("VI_6", "MASTER");
    lab.awaitOnlyHolder(strong, List.of(vip));
    try (PingProbe probe = PingProbe.start(client, vip, EVERY)) {
      probe.awaitReplies(ENOUGH, Router.AMPLE);
      Instant askedAt = Instant.now();
      Control.of(better).run("drain").orThrow();
      worse.awaitState("VI_6", "MASTER");
      lab.awaitOnlyHolder(weak, List.of(vip));
      Control.of(better).run("maintenance", "off").orThrow();
      better.awaitState("VI_6", "MASTER");
      lab.awaitOnlyHolder(strong, List.of(vip));
      better.stop();
      lab.awaitOnlyHolder(weak, List.of(vip));
      assertLostNothing(probe, askedAt, "drain, failback and stop of IPv6 beside " + heir);
    }
    worse.stop();
  }

  @Test
  void theReturnOfABetterKeepalivedLosesNothing(LiveLab lab) {
    Host strong = lab.addHost("strong", "10.9.0.1/24");
    Host weak = lab.addHost("weak", "10.9.0.2/24");
    Host client = lab.addHost("client", "10.9.0.9/24");
    Router worse = lab.startSubject(weak, WEAK);
    worse.awaitState("VI_1", "MASTER");
    lab.awaitOnlyHolder(weak, List.of(VIP));
    try (PingProbe probe = PingProbe.start(client, VIP, EVERY)) {
      probe.awaitReplies(ENOUGH, Router.AMPLE);
      Instant returnAt = Instant.now();
      Router better = lab.start(Product.KEEPALIVED, strong, STRONG);
      better.awaitState("VI_1", "MASTER");
      lab.awaitOnlyHolder(strong, List.of(VIP));
      assertLostNothing(probe, returnAt, "return of keepalived");
      worse.stop();
      better.stop();
    }
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void anHeirThatClaimsItsSecondAddressLateIsWaitedFor(Product heir, LiveLab lab) {
    Host strong = lab.addHost("strong", "10.9.0.1/24");
    Host weak = lab.addHost("weak", "10.9.0.2/24");
    Host client = lab.addHost("client", "10.9.0.9/24");
    String second = "10.9.0.101";
    Instance both =
        Instance.named("VI_1", 51).line("garp_master_repeat 1").addresses(VIP + "/24", second);
    Router better = lab.startSubject(strong, Instance.file(both.priority(200)));
    Router worse =
        lab.start(heir, weak, "global_defs {\n\tvrrp_garp_interval 0.2\n}\n" + Instance.file(both));
    better.awaitState("VI_1", "MASTER");
    lab.awaitOnlyHolder(strong, List.of(VIP, second));
    try (PingProbe probe = PingProbe.start(client, second, EVERY)) {
      probe.awaitReplies(ENOUGH, Router.AMPLE);
      Instant stopAt = Instant.now();
      better.stop();
      lab.awaitOnlyHolder(weak, List.of(VIP, second));
      assertLostNothing(probe, stopAt, "stop, " + heir + " claims late");
      worse.stop();
    }
  }

  @Test
  void aMoveWithNobodyElseIsBoundedAndToldAsSuch(LiveLab lab) {
    Host alone = lab.addHost("alone", "10.9.0.1/24");
    Router router = lab.startSubject(alone, STRONG);
    router.awaitState("VI_1", "MASTER");
    lab.awaitOnlyHolder(alone, List.of(VIP));

    ShellResult handover = Control.of(router).run("handover", "VI_1");
    assertThat(handover.output())
        .isEqualTo("VI_1: no other router takes over; this host serves on with priority 200\n");
    assertThat(handover.exitCode()).isEqualTo(ExitStatus.NOT_MOVED);

    Instant stopAt = Instant.now();
    router.stop();

    assertThat(Duration.between(stopAt, Instant.now()))
        .isLessThan(LONGEST_STOP.plus(Standstills.since(stopAt)));
    assertThat(router.lines("no other router takes over")).as("hand-over, stop").hasSize(2);
  }

  private static void assertLostNothing(PingProbe probe, Instant since, String what) {
    probe.awaitReplies(ENOUGH, Router.AMPLE);
    Outage outage = probe.outageSince(since);
    System.out.println(what + ": " + outage);
    assertThat(outage.lost()).as("pings lost at the " + what).isZero();
  }
}
