package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The story this project is about, with the files of {@code examples/postgres-ha}: three hosts, one
 * address, a cut cable, its repair, a planned stop.
 */
@Live
class StoryIT {
  private static final String INSTANCE = "Postgres_VIP";
  private static final String VIP = "10.0.2.100";
  private static final Path EXAMPLE = Product.home().resolve("examples/postgres-ha");
  private static final int[] PRIORITIES = {255, 254, 100};

  /** What this machine may add to a time on the wire: it runs other things as well. */
  private static final Duration TOLERANCE = Duration.ofMillis(900);

  private static final List<String> TAKEOVER =
      List.of(
          "(Postgres_VIP) Receive advertisement timeout",
          "(Postgres_VIP) Entering MASTER STATE",
          "(Postgres_VIP) setting VIPs.",
          "(Postgres_VIP) Sending/queueing gratuitous ARPs on ens18 for 10.0.2.100");

  @Test
  void theAddressSurvives(LiveLab lab) throws IOException {
    Host one = lab.addHost("host1", "10.0.1.62/8");
    Host two = lab.addHost("host2", "10.0.1.63/8");
    Host three = lab.addHost("host3", "10.0.1.64/8");
    Capture capture = lab.capture(two, Traffic.FILTER);
    Router first = lab.startSubject(one, example(1));
    Router second = lab.startSubject(two, example(2));
    Router third = lab.startSubject(three, example(3));
    first.next("Truncating auth_pass to 8 characters");
    first.awaitState(INSTANCE, "MASTER");
    second.awaitState(INSTANCE, "BACKUP");
    third.awaitState(INSTANCE, "BACKUP");
    // Who has heard of no master waits from its own start on.
    second.next("master set to 10.0.1.62");
    lab.awaitOnlyHolder(one, List.of(VIP));

    int before = second.process().log().size();
    Instant cutAt = Instant.now();
    lab.network().cut(one);
    TAKEOVER.forEach(line -> second.next(Pattern.quote(line)));
    lab.awaitOnlyHolder(two, List.of(VIP));
    assertThat(takeoverLines(second, before)).containsExactlyElementsOf(TAKEOVER);

    lab.network().heal(one);
    first.awaitState(INSTANCE, "MASTER");
    second.awaitState(INSTANCE, "BACKUP");
    lab.awaitOnlyHolder(one, List.of(VIP));

    Instant stopAt = Instant.now();
    first.stop();
    second.awaitState(INSTANCE, "MASTER");
    lab.awaitOnlyHolder(two, List.of(VIP));
    assertThat(third.transitions()).containsExactly("(Postgres_VIP) Entering BACKUP STATE (init)");
    checkTimes(new Traffic(capture.stop()), cutAt, stopAt);
    second.stop();
    third.awaitState(INSTANCE, "MASTER");
    third.stop();
  }

  private static List<String> takeoverLines(Router router, int from) {
    return router.process().log().linesFrom(from).stream()
        .map(LogLine::text)
        .filter(line -> line.contains("(" + INSTANCE + ")"))
        .map(line -> line.substring(line.indexOf('(')))
        .filter(TAKEOVER::contains)
        .toList();
  }

  private static void checkTimes(Traffic traffic, Instant cutAt, Instant stopAt) {
    Duration skew = Duration.ofMillis((256 - PRIORITIES[1]) * 1_000L / 256);
    Duration down = Duration.ofSeconds(3).plus(skew);
    assertThat(traffic.handover("10.0.1.62", "10.0.1.63", cutAt))
        .as("from the last advert of host 1 to the first one of host 2")
        .isBetween(down, down.plus(TOLERANCE).plus(Standstills.since(cutAt)));
    assertThat(traffic.handover("10.0.1.62", "10.0.1.63", stopAt))
        .as("from the stop of host 1 to the first advert of host 2")
        .isBetween(skew, skew.plus(TOLERANCE).plus(Standstills.since(stopAt)));
    assertThat(traffic.announcedSince(cutAt)).contains(VIP);
    traffic.assertSound();
  }

  private static String example(int host) throws IOException {
    return Files.readString(EXAMPLE.resolve("host" + host + ".conf"));
  }
}
