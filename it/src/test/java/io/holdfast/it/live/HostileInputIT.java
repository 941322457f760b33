package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.FrameSender;
import io.holdfast.daemon.lab.Host;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A master hears adverts with a higher priority and one thing wrong with each: it stays master,
 * counts them and tells once. The same advert without a flaw does depose it.
 */
@Live
class HostileInputIT {
  private static final int TIMES = 3;
  private static final String ATTACKER = "10.9.0.9";

  private static final Instance VICTIM =
      Instance.named("VI_1", 51)
          .line("advert_int 1")
          .line("authentication {\nauth_type PASS\nauth_pass s3cret\n}")
          .addresses("10.9.0.100/24");

  /** Something wrong with an advert: the line of log and the counter that must tell of it. */
  private record Flaw(HostileAdvert advert, String line, String counter) {}

  private static final HostileAdvert SOUND =
      HostileAdvert.from(ATTACKER).vrid(51).password("s3cret").address("10.9.0.100");

  private static final List<Flaw> FLAWS =
      List.of(
          new Flaw(SOUND.password("wrong"), "invalid passwd", "Authentication Errors/Failure"),
          new Flaw(SOUND.timeToLive(254), "invalid TTL/HL", "Packet Errors/TTL"),
          new Flaw(SOUND.brokenChecksum(), "Invalid VRRPv2 checksum", ""),
          new Flaw(SOUND.version(3), "(too short|wrong VRRP version)", ""),
          new Flaw(SOUND.type(2), "Invalid packet type", "Packet Errors/Invalid Type"),
          new Flaw(SOUND.cutBy(4), "too short, length", "Packet Errors/Length"),
          new Flaw(
              SOUND.withoutPassword(), "received a .* auth", "Authentication Errors/Type Mismatch"),
          new Flaw(SOUND.interval(2), "advertisement interval mismatch", ""));

  private static final List<HostileAdvert> SILENT = List.of(SOUND.vrid(99), SOUND.cutBy(20));

  @Test
  void flawedAdvertsChangeNothing(LiveLab lab) {
    Host victim = lab.addHost("victim", "10.9.0.1/24");
    Host attacker = lab.addHost("attacker", ATTACKER + "/24");
    Router router = lab.startSubject(victim, VICTIM.text());
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(victim).awaitHeld("10.9.0.100");
    try (FrameSender sender = FrameSender.open(attacker)) {
      for (int i = 0; i < TIMES; i++) {
        SILENT.forEach(advert -> sender.send(advert.frame()));
        FLAWS.forEach(flaw -> sender.send(flaw.advert().frame()));
      }
      for (Flaw flaw : FLAWS) {
        router.process().awaitLine(flaw.line(), Router.AMPLE);
      }
      checkRefused(router);
      sender.send(SOUND.frame());
      router.awaitState("VI_1", "BACKUP");
      lab.addressesOf(victim).awaitReleased("10.9.0.100");
    }
    router.stop();
  }

  private static void checkRefused(Router router) {
    Statistics statistics = router.statistics();
    assertThat(router.transitions())
        .containsExactly("(VI_1) Entering BACKUP STATE (init)", "(VI_1) Entering MASTER STATE");
    assertThat(statistics.get("Advertisements/Received")).as("accepted").isZero();
    for (Flaw flaw : FLAWS) {
      if (router.product() == Product.HOLDFAST) {
        assertThat(router.lines(flaw.line())).as(flaw.line()).hasSize(1);
      }
      if (!flaw.counter().isEmpty()) {
        assertThat(statistics.get(flaw.counter())).as(flaw.counter()).isEqualTo(TIMES);
      }
    }
  }
}
