package io.holdfast.daemon.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Cause;
import io.holdfast.core.Snapshot;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import io.holdfast.daemon.log.Timestamp;
import io.holdfast.daemon.loop.History;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatsDumpTest {
  private static final long NOVEMBER = 1_795_391_941_500L;

  /** Captured from keepalived 2.2.7, with a number of its own for each counter. */
  private static final String EXPECTED =
      """
      VRRP Instance: VI_1
        Advertisements:
          Received: 1
          Sent: 2
        Became master: 3
        Released master: 4
        Packet Errors:
          Length: 5
          TTL: 7
          Invalid Type: 8
          Advertisement Interval: 6
          Address List: 9
        Authentication Errors:
          Invalid Type: 10
          Type Mismatch: 11
          Failure: 12
        Priority Zero:
          Received: 13
          Sent: 14
      """;

  @Test
  void statisticsHaveTheLayoutThatExportersParse() {
    Snapshot snapshot = SnapshotFixture.ofOneRouter(State.MASTER);
    assertThat(StatsDump.text(snapshot)).isEqualTo(EXPECTED);
  }

  @Test
  void dataHasKeepalivedsLabelsAndHidesThePassword() {
    Transition change =
        new Transition(
            "VI_1", State.BACKUP, State.MASTER, Cause.of(Cause.Kind.MASTER_DOWN), 100, 0, null);
    String text =
        DataDump.text(
            SnapshotFixture.picture(
                SnapshotFixture.ofOneRouter(State.MASTER),
                List.of(new History.Entry(change, NOVEMBER)),
                NOVEMBER),
            Timestamp.of(ZoneOffset.UTC));
    assertThat(text)
        .startsWith("------< Global definitions >------\n")
        .contains(
            "------< VRRP Topology >------\n VRRP Instance = VI_1\n   VRRP Version = 2\n",
            "   State = MASTER\n",
            "   Last transition = 1795391941.500000 (Sun Nov 22 23:59:01.500000 2026)\n",
            "   Interface = ens18\n",
            "   Using src_ip = 10.0.1.62\n",
            "   Virtual Router ID = 51\n   Priority = 100\n   Effective priority = 90\n",
            "   Advert interval = 1 sec\n",
            "   Authentication type = SIMPLE_PASSWORD\n   Password = ********\n",
            "   Virtual IP (1):\n     10.0.2.100/8 dev ens18 scope global set\n",
            "(VI_1) BACKUP -> MASTER, priority 100: no advertisement within the master down");
    assertThat(text).doesNotContain("secret", "0x", "7310");
  }
}
