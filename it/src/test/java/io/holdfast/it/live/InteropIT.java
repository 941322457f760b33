package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The subject and keepalived as one virtual router, in both roles, in every kind of network:
 * election, a cut, its end, and a planned stop.
 */
@Live
class InteropIT {
  private static final int BETTER = 200;
  private static final int WORSE = 100;

  /** What this machine may add to a time on the wire: it runs other things as well. */
  private static final Duration TOLERANCE = Duration.ofMillis(900);

  private static final String COMPLAINT =
      "(?i)\\bbad\\b|invalid|mismatch|wrong|too (long|short)|truncated|unknown|unexpected|"
          + "not present|expected|error|can'?t\\b|unable|equal priority|malformed|expired|"
          + "not a unicast|failed|refus|non-existent";

  /** The others are about a machine that stood still. */
  private static final Pattern EXPECTED_COMPLAINT =
      Pattern.compile("Truncating auth_pass|thread timer expired|process failed to die");

  @ParameterizedTest
  @EnumSource(Profile.class)
  void subjectIsTheBetterRouter(Profile profile, LiveLab lab) {
    run(new Pair(profile, lab, Product.subject(), Product.KEEPALIVED));
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void keepalivedIsTheBetterRouter(Profile profile, LiveLab lab) {
    run(new Pair(profile, lab, Product.KEEPALIVED, Product.subject()));
  }

  private static void run(Pair pair) {
    pair.elect();
    Instant cutAt = pair.cut();
    pair.heal();
    Instant stopAt = pair.stopBetter();
    pair.checkTraffic(cutAt, stopAt);
    pair.checkSatisfied();
  }

  /** Two hosts with a router each, and the steps they go through. */
  private static final class Pair {
    private final Profile profile;
    private final LiveLab lab;
    private final Host strong;
    private final Host weak;
    private final Router better;
    private final Router worse;
    private final Capture capture;

    Pair(Profile profile, LiveLab lab, Product betterProduct, Product worseProduct) {
      this.profile = profile;
      this.lab = lab;
      strong = lab.addHost("strong", profile.hostAddress(1));
      weak = lab.addHost("weak", profile.hostAddress(2));
      capture = lab.capture(weak, Traffic.FILTER);
      better = lab.start(betterProduct, strong, profile.config(1, 2, BETTER));
      worse = lab.start(worseProduct, weak, profile.config(2, 1, WORSE));
    }

    void elect() {
      worse.awaitState(Profile.INSTANCE, "BACKUP");
      better.awaitState(Profile.INSTANCE, "MASTER");
      lab.awaitOnlyHolder(strong, profile.addresses());
    }

    Instant cut() {
      Instant at = Instant.now();
      lab.network().cut(strong);
      worse.awaitState(Profile.INSTANCE, "MASTER");
      lab.awaitOnlyHolder(weak, profile.addresses());
      return at;
    }

    void heal() {
      lab.network().heal(strong);
      better.awaitState(Profile.INSTANCE, "MASTER");
      worse.awaitState(Profile.INSTANCE, "BACKUP");
      lab.awaitOnlyHolder(strong, profile.addresses());
    }

    Instant stopBetter() {
      Instant at = Instant.now();
      better.stop();
      worse.awaitState(Profile.INSTANCE, "MASTER");
      lab.awaitOnlyHolder(weak, profile.addresses());
      return at;
    }

    void checkTraffic(Instant cutAt, Instant stopAt) {
      Traffic traffic = new Traffic(capture.stop());
      String old = source(traffic, BETTER);
      String young = source(traffic, WORSE);
      Duration down = profile.masterDownInterval(WORSE);
      Duration early = Duration.ofMillis(2);
      assertThat(traffic.handover(old, young, cutAt))
          .as("last advert of the master to first one of the backup")
          .isBetween(down.minus(early), down.plus(TOLERANCE).plus(Standstills.since(cutAt)));
      Duration skew = profile.skewTime(WORSE);
      assertThat(traffic.handover(old, young, stopAt))
          .as("advert of priority 0 to first one of the backup")
          .isBetween(skew.minus(early), skew.plus(TOLERANCE).plus(Standstills.since(stopAt)));
      assertThat(traffic.announcedSince(cutAt)).containsAll(profile.addresses());
      assertThat(traffic.announcedSince(stopAt)).containsAll(profile.addresses());
    }

    private static String source(Traffic traffic, int priority) {
      return traffic.select(frame -> frame.isAdvert() && frame.priority() == priority).stream()
          .findFirst()
          .orElseThrow()
          .source()
          .toString();
    }

    void checkSatisfied() {
      assertThat(worse.statistics().errors()).as("errors counted").isZero();
      worse.stop();
      for (Router router : List.of(better, worse)) {
        assertThat(router.lines(COMPLAINT))
            .as("complaints of " + router.product())
            .allMatch(line -> EXPECTED_COMPLAINT.matcher(line).find());
      }
    }
  }
}
