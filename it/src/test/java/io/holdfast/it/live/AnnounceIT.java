package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gratuitous ARPs that are spread or repeated, as keepalived does it with the same file. */
@Live
class AnnounceIT {
  private static final String SENT = "Sending gratuitous ARP on ";
  private static final Duration LATENESS = Duration.ofMillis(100);

  private static final Instance OWNER =
      Instance.named("VI_1", 51)
          .priority(255)
          .line("garp_master_delay 0")
          .addresses("10.9.0.100/24", "10.8.0.100/24 dev side0", "10.8.0.101/24 dev side0");

  @ParameterizedTest
  @EnumSource(Product.class)
  void interfacesOfGroupShareTheGap(Product product, LiveLab lab) {
    String group =
        "garp_group {\n\tgarp_interval 0.4\n\tinterfaces {\n\t\tens18\n\t\tside0\n\t}\n}\n";
    Host host = hostWithSide(lab);
    HostState before = HostState.of(host);
    Router router = lab.start(product, host, group + OWNER.line("garp_master_repeat 1").text());
    List<LogLine> sent = List.of(router.next(SENT), router.next(SENT), router.next(SENT));
    assertThat(sent)
        .extracting(line -> line.text().substring(line.text().indexOf(SENT) + SENT.length()))
        .containsExactly("ens18 for 10.9.0.100", "side0 for 10.8.0.100", "side0 for 10.8.0.101");
    assertGaps(sent, 400, 1000);
    router.stop();
    HostState.of(host).assertUnchangedSince(before);
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void oneAddressOfEachInterfaceWithoutAdvertsIsRepeated(Product product, LiveLab lab) {
    Host host = hostWithSide(lab);
    HostState before = HostState.of(host);
    Instance repeating = OWNER.line("garp_master_repeat 1").line("garp_extra_if all 1");
    Router router = lab.start(product, host, repeating.text());
    Instant burstsAreOver = router.next(SENT).at().plusMillis(600);
    List<LogLine> sent = new ArrayList<>();
    while (sent.size() < 3) {
      LogLine line = router.next(SENT);
      if (line.at().isAfter(burstsAreOver)) {
        sent.add(line);
      }
    }
    assertThat(sent).allMatch(line -> line.text().endsWith("side0 for 10.8.0.100"));
    assertGaps(sent, 1000, 1600);
    router.stop();
    HostState.of(host).assertUnchangedSince(before);
  }

  private static Host hostWithSide(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    String side =
        "ip link add side0 type veth peer side1"
            + " && ip link set side1 up && ip link set side0 up"
            + " && for side in side0 side1; do"
            + " until ip -6 address show dev $side -tentative | grep -q fe80; do :; done; done";
    host.run("sh", "-c", side).orThrow();
    return host;
  }

  /** Gaps in milliseconds, give or take how late the lab may have read one of the two lines. */
  private static void assertGaps(List<LogLine> lines, long leastMs, long mostMs) {
    Duration late = LATENESS.plus(Standstills.since(lines.getFirst().at().minus(LATENESS)));
    assertThat(gaps(lines))
        .allSatisfy(gap ->
            assertThat(gap)
                .isBetween(
                    Duration.ofMillis(leastMs).minus(late), Duration.ofMillis(mostMs).plus(late)));
  }

  private static List<Duration> gaps(List<LogLine> lines) {
    List<Duration> gaps = new ArrayList<>();
    for (int index = 1; index < lines.size(); index++) {
      gaps.add(Duration.between(lines.get(index - 1).at(), lines.get(index).at()));
    }
    return gaps;
  }
}
