package io.holdfast.daemon.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PingRepliesTest {
  private static final Instant EPOCH_100 = Instant.ofEpochSecond(100);

  @Test
  void silenceAndLossAreCountedFromTheLastAnswerBefore() {
    List<LogLine> lines =
        log(
            "PING 10.0.2.100 (10.0.2.100) 56(84) bytes of data.",
            "[50.000000] 64 bytes from 10.0.2.100: icmp_seq=1 ttl=64 time=0.05 ms",
            "[99.990000] 64 bytes from 10.0.2.100: icmp_seq=2 ttl=64 time=0.05 ms",
            "[101.000000] From 10.0.3.1 icmp_seq=3 Destination Host Unreachable",
            "[103.490000] 64 bytes from 10.0.2.100: icmp_seq=6 ttl=64 time=0.05 ms",
            "[103.500000] 64 bytes from 10.0.2.100: icmp_seq=7 ttl=64 time=0.05 ms");
    assertThat(PingReplies.parse(lines).outageSince(EPOCH_100))
        .isEqualTo(new Outage(Duration.ofMillis(3_500), 3));
  }

  @Test
  void steadyAnswersAreNoLoss() {
    List<LogLine> lines =
        log(
            "[100.010000] 64 bytes from 10.0.2.100: icmp_seq=65535 ttl=64 time=0.05 ms",
            "[100.020000] 64 bytes from 10.0.2.100: icmp_seq=0 ttl=64 time=0.05 ms",
            "[100.030000] 64 bytes from 10.0.2.100: icmp_seq=1 ttl=64 time=0.05 ms");
    assertThat(PingReplies.parse(lines).outageSince(EPOCH_100))
        .isEqualTo(new Outage(Duration.ofMillis(10), 0));
  }

  @Test
  void answersOutOfOrderAreNotLost() {
    List<LogLine> lines =
        log(
            "[100.010000] 64 bytes from fe80::1%eth0: icmp_seq=1 ttl=64 time=0.05 ms",
            "[100.020000] 64 bytes from fe80::1%eth0: icmp_seq=3 ttl=64 time=0.05 ms",
            "[100.030000] 64 bytes from fe80::1%eth0: icmp_seq=2 ttl=64 time=10.1 ms");
    assertThat(PingReplies.parse(lines).outageSince(EPOCH_100).lost()).isZero();
  }

  @Test
  void noAnswersAreNoMeasurement() {
    assertThat(PingReplies.parse(log("ping: unknown host")).outageSince(EPOCH_100))
        .isEqualTo(new Outage(Duration.ZERO, 0));
  }

  private static List<LogLine> log(String... texts) {
    List<LogLine> lines = new ArrayList<>();
    for (String text : texts) {
      lines.add(new LogLine(lines.size(), Instant.EPOCH, text));
    }
    return lines;
  }
}
