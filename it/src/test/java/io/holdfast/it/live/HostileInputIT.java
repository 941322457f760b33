package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.FrameSender;
import io.holdfast.daemon.lab.Host;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A master hears adverts with a higher priority and one thing wrong with each: it stays master,
 * counts them and tells once. The same advert without a flaw does depose it.
 */
@Live
class HostileInputIT {
  private static final int TIMES = 3;
  private static final int NOISY_FRAMES = 2_000;
  private static final int MAX_NOISE_BYTES = 80;
  private static final String ATTACKER = "10.9.0.9";
  private static final String VIP = "10.9.0.100";

  private static final Instance VERSION_2 =
      Instance.named("VI_1", 51)
          .line("advert_int 1")
          .line("authentication {\nauth_type PASS\nauth_pass s3cret\n}")
          .addresses(VIP + "/24");

  private static final Instance VERSION_3 =
      Instance.named("VI_1", 51).line("version 3").addresses(VIP + "/24");

  /** Something wrong with an advert: the line of log and the counter that must tell of it. */
  private record Flaw(HostileAdvert advert, String line, String counter) {}

  private static final HostileAdvert SOUND_2 =
      HostileAdvert.from(ATTACKER).vrid(51).password("s3cret").address(VIP);

  private static final List<Flaw> FLAWS_2 =
      List.of(
          new Flaw(SOUND_2.password("wrong"), "invalid passwd", "Authentication Errors/Failure"),
          new Flaw(SOUND_2.timeToLive(254), "invalid TTL/HL", "Packet Errors/TTL"),
          new Flaw(SOUND_2.brokenChecksum(), "Invalid VRRPv2 checksum", ""),
          new Flaw(SOUND_2.version(3), "wrong( VRRP)? version", ""),
          new Flaw(SOUND_2.type(2), "Invalid packet type", "Packet Errors/Invalid Type"),
          new Flaw(SOUND_2.cutBy(4), "too short, length", "Packet Errors/Length"),
          new Flaw(
              SOUND_2.withoutPassword(),
              "received a .* auth",
              "Authentication Errors/Type Mismatch"),
          new Flaw(SOUND_2.interval(2), "advertisement interval mismatch", ""));

  private static final HostileAdvert SOUND_3 =
      HostileAdvert.from(ATTACKER).vrid(51).version(3).address(VIP);

  private static final List<Flaw> FLAWS_3 =
      List.of(
          new Flaw(SOUND_3.timeToLive(254), "invalid TTL/HL", "Packet Errors/TTL"),
          new Flaw(SOUND_3.brokenChecksum(), "Invalid VRRPv3 checksum", ""),
          new Flaw(SOUND_3.version(2), "wrong( VRRP)? version", ""),
          new Flaw(SOUND_3.type(2), "Invalid packet type", "Packet Errors/Invalid Type"),
          new Flaw(SOUND_3.cutBy(4), "too short, length", "Packet Errors/Length"));

  @Test
  void flawedAdvertsOfVersion2ChangeNothing(LiveLab lab) {
    attack(new Attack(lab, VERSION_2, SOUND_2), FLAWS_2);
  }

  @Test
  void flawedAdvertsOfVersion3ChangeNothing(LiveLab lab) {
    attack(new Attack(lab, VERSION_3, SOUND_3), FLAWS_3);
  }

  @Test
  void noiseChangesNothing(LiveLab lab) {
    Attack attack = new Attack(lab, VERSION_2, SOUND_2);
    Random random = new Random(7);
    for (int i = 0; i < NOISY_FRAMES; i++) {
      attack.sender.send(SOUND_2.noise(random, random.nextInt(MAX_NOISE_BYTES)));
    }
    attack.router.statistics();
    attack.checkStillMaster();
    attack.succeed();
  }

  private static void attack(Attack attack, List<Flaw> flaws) {
    for (int i = 0; i < TIMES; i++) {
      attack.sender.send(attack.sound.vrid(99).frame());
      attack.sender.send(attack.sound.cutTo(4).frame());
      flaws.forEach(flaw -> attack.sender.send(flaw.advert().frame()));
    }
    for (Flaw flaw : flaws) {
      attack.router.process().awaitLine(flaw.line(), Router.AMPLE);
    }
    Statistics statistics = attack.awaitCounts(flaws);
    attack.checkStillMaster();
    assertThat(statistics.get("Advertisements/Received")).as("accepted").isZero();
    for (Flaw flaw : flaws) {
      if (attack.router.product() == Product.HOLDFAST) {
        assertThat(attack.router.lines(flaw.line())).as(flaw.line()).hasSize(1);
        assertThat(attack.router.lines("packet too short")).as("no room for a header").hasSize(1);
      }
    }
    attack.succeed();
  }

  /** A master, and somebody who wants its place. */
  private static final class Attack {
    private final LiveLab lab;
    private final Host victim;
    private final Router router;
    private final FrameSender sender;
    private final HostileAdvert sound;
    private final HostState before;

    Attack(LiveLab lab, Instance instance, HostileAdvert sound) {
      this.lab = lab;
      this.sound = sound;
      victim = lab.addHost("victim", "10.9.0.1/24");
      Host attacker = lab.addHost("attacker", ATTACKER + "/24");
      before = HostState.of(victim);
      router = lab.startSubject(victim, instance.text());
      router.awaitState("VI_1", "MASTER");
      lab.addressesOf(victim).awaitHeld(VIP);
      sender = FrameSender.open(attacker);
    }

    /** Waits until each flaw was counted as often as it was sent. */
    Statistics awaitCounts(List<Flaw> flaws) {
      long deadline = System.nanoTime() + Router.AMPLE.toNanos();
      List<String> counters =
          flaws.stream().map(Flaw::counter).filter(counter -> !counter.isEmpty()).toList();
      Statistics statistics = router.statistics();
      while (!counters.stream().map(statistics::get).allMatch(count -> count >= TIMES)) {
        assertThat(System.nanoTime() - deadline).as("counts in %s", statistics).isNegative();
        statistics = router.statistics();
      }
      return statistics;
    }

    void checkStillMaster() {
      assertThat(router.transitions())
          .containsExactly("(VI_1) Entering BACKUP STATE (init)", "(VI_1) Entering MASTER STATE");
      assertThat(victim.holds(VIP)).isTrue();
    }

    /** The same advert without a flaw does depose the master: what was wrong was the flaw. */
    void succeed() {
      sender.send(sound.frame());
      router.awaitState("VI_1", "BACKUP");
      lab.addressesOf(victim).awaitReleased(VIP);
      sender.close();
      router.stop();
      HostState.awaitUnchanged(victim, before);
    }
  }
}
