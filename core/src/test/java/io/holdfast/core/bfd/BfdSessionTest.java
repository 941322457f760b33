package io.holdfast.core.bfd;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.spec.BfdSpec;
import io.holdfast.wire.bfd.BfdControl;
import io.holdfast.wire.bfd.BfdDiagnostic;
import io.holdfast.wire.bfd.BfdState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BfdSessionTest {
  private static final long SECOND = 1000;

  private BfdLink link = new BfdLink("192.0.2.1", "192.0.2.2");
  private BfdLink.End left = link.left;
  private BfdLink.End right = link.right;

  @Test
  void bothEndsComeUpWithinTheIdleInterval() {
    configureBoth();
    link.run(SECOND);
    assertThat(left.verdicts).hasSize(1).first().asString().startsWith("up@");
    assertThat(right.verdicts).hasSize(1).first().asString().startsWith("up@");
    assertThat(left.log).containsExactly("(B) Entering Init state", "(B) Entering Up state");
  }

  @Test
  void whatIsSentWhileUpKeepsTheSlowerEndsInterval() {
    left.configure(spec(left, 10, 10, 5));
    right.configure(spec(right, 40, 20, 5));
    link.run(2 * SECOND);
    int before = left.sentNanos.size();
    link.run(SECOND);
    List<Long> times = left.sentNanos.subList(before, left.sentNanos.size());
    assertThat(times).hasSizeBetween(25, 34);
    for (int index = 1; index < times.size(); index++) {
      long gap = times.get(index) - times.get(index - 1);
      assertThat(gap).isBetween(30 * BfdLink.MILLI, 40 * BfdLink.MILLI);
    }
  }

  @Test
  void silenceForTheDetectionTimeBringsItDownAndItComesBack() {
    configureBoth();
    link.run(2 * SECOND);
    long lastHeard = right.sentNanos.getLast();
    link.isCut = true;
    long expiryNanos = lastHeard + 50 * BfdLink.MILLI;
    link.run((expiryNanos - link.nowNanos) / BfdLink.MILLI);
    assertThat(left.verdicts).hasSize(1);
    link.run(1);
    assertThat(left.verdicts).hasSize(2);
    assertThat(left.verdicts.get(1)).isEqualTo("down@" + expiryNanos / BfdLink.MILLI);
    assertThat(left.lastSent().diagnostic()).isEqualTo(BfdDiagnostic.TIME_EXPIRED);
    assertThat(left.log)
        .contains(
            "(B) Expired after 50 ms (0 usec overdue)",
            "(B) Entering Down state (Local diagnostic - Control Detection Time Expired,"
                + " Remote diagnostic - No Diagnostic)");
    link.isCut = false;
    link.run(2 * SECOND);
    assertThat(left.verdicts).hasSize(3).last().asString().startsWith("up@");
    assertThat(right.verdicts).hasSize(3).last().asString().startsWith("up@");
  }

  /** RFC 5882 section 3.2: an administrator's order says nothing of the path. */
  @Test
  void theEndOfASessionByTheOtherEndIsNoFailure() {
    configureBoth();
    link.run(2 * SECOND);
    left.configure();
    assertThat(left.lastSent().state()).isEqualTo(BfdState.ADMIN_DOWN);
    assertThat(right.log.getLast()).contains("Neighbor Signaled Session Down");
    assertThat(left.verdicts).hasSize(2);
    link.run(2 * SECOND);
    assertThat(right.verdicts).hasSize(1);
    left.configure(spec(left, 10, 10, 5));
    link.run(2 * SECOND);
    assertThat(right.log.getLast()).contains("Entering Up state");
    assertThat(right.verdicts).hasSize(1);
    link.isCut = true;
    link.run(SECOND);
    assertThat(right.verdicts).hasSize(2).last().asString().startsWith("down@");
  }

  @Test
  void whoSaysDownWithoutAnOrderIsBadNews() {
    configureBoth();
    link.run(2 * SECOND);
    right.isDeaf = true;
    link.run(SECOND);
    assertThat(right.verdicts).hasSize(2).last().asString().startsWith("down@");
    assertThat(left.verdicts).hasSize(2).last().asString().startsWith("down@");
    assertThat(left.log).anyMatch(line -> line.contains("Neighbor Signaled Session Down"));
  }

  @Test
  void thePassiveEndWaitsForTheOther() {
    left.configure(passive(spec(left, 10, 10, 5)));
    link.run(5 * SECOND);
    assertThat(left.sent).isEmpty();
    right.configure(spec(right, 10, 10, 5));
    link.run(2 * SECOND);
    assertThat(left.verdicts).hasSize(1).first().asString().startsWith("up@");
  }

  @Test
  void otherIntervalsAreAgreedByAPollAndNobodyGoesDown() {
    configureBoth();
    link.run(2 * SECOND);
    left.configure(spec(left, 200, 200, 3));
    assertThat(left.sent).extracting(BfdControl::isPoll).contains(true);
    assertThat(left.lastSent().isPoll()).isTrue();
    link.run(5 * SECOND);
    assertThat(left.lastSent().isPoll()).isFalse();
    assertThat(left.verdicts).hasSize(1);
    assertThat(right.verdicts).hasSize(1);
    int before = left.sent.size();
    link.run(SECOND);
    assertThat(left.sent.size() - before).isBetween(4, 7);
  }

  @Test
  void aPacketThatTravelledTooFarIsDiscarded() {
    left.ttl = 254;
    configureBoth();
    link.run(5 * SECOND);
    assertThat(right.verdicts).isEmpty();
    assertThat(right.table.discarded()).isPositive();
  }

  /** keepalived sends IPv6 with a hop limit of 64, everybody else with 255. */
  @ParameterizedTest
  @CsvSource({"255,true", "64,true", "254,false", "63,false"})
  void eitherHopLimitOfANeighbourIsAccepted(int hopLimit, boolean comesUp) {
    link = new BfdLink("2001:db8::1", "2001:db8::2");
    left = link.left;
    right = link.right;
    left.ttl = hopLimit;
    configureBoth();
    link.run(5 * SECOND);
    assertThat(right.verdicts.isEmpty()).isNotEqualTo(comesUp);
  }

  @Test
  void aSocketThatCannotBeOpenedIsTriedAgainAndSaidOnce() {
    left.refusesSockets = true;
    configureBoth();
    link.run(3 * SECOND);
    assertThat(left.log)
        .filteredOn(line -> line.contains("socket"))
        .containsExactly("(B) Unable to open output socket: error 99, trying again every second");
    left.refusesSockets = false;
    link.run(3 * SECOND);
    assertThat(left.verdicts).hasSize(1);
  }

  @Test
  void aSamePacketIsTheSameObject() {
    configureBoth();
    link.run(2 * SECOND);
    BfdControl first = left.lastSent();
    link.run(SECOND);
    assertThat(left.lastSent()).isSameAs(first);
  }

  private void configureBoth() {
    left.configure(spec(left, 10, 10, 5));
    right.configure(spec(right, 10, 10, 5));
  }

  private BfdSpec spec(BfdLink.End end, int minRxMillis, int minTxMillis, int multiplier) {
    BfdLink.End peer = end == left ? right : left;
    return new BfdSpec(
        "B",
        peer.address,
        end.address,
        minRxMillis * 1000L,
        minTxMillis * 1000L,
        1_000_000,
        multiplier,
        false,
        255,
        0,
        false,
        0,
        false,
        true);
  }

  private static BfdSpec passive(BfdSpec spec) {
    return new BfdSpec(
        spec.name(),
        spec.neighbor(),
        spec.source(),
        spec.minRxMicros(),
        spec.minTxMicros(),
        spec.idleTxMicros(),
        spec.multiplier(),
        true,
        spec.ttl(),
        spec.maxHops(),
        spec.multihop(),
        spec.weight(),
        spec.reverse(),
        spec.tellsVrrp());
  }
}
