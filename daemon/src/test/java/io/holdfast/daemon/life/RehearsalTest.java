package io.holdfast.daemon.life;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Live: opens a packet socket, and therefore needs root. */
@EnabledIf("io.holdfast.daemon.life.RehearsalTest#isRoot")
class RehearsalTest {
  static boolean isRoot() {
    return Rights.missing().isEmpty();
  }

  @Test
  void playsTheFailoverAgainAndAgain() {
    // Each round at least becomes master twice, says so and yields again.
    assertThat(Rehearsal.run()).isGreaterThan(300 * 12);
  }

  @Test
  void playsItOnceBeforeEachTakeover() {
    try (Rehearsal.BeforeTakeover rehearsal = new Rehearsal.BeforeTakeover()) {
      rehearsal.run();
      long first = rehearsal.reports();
      rehearsal.run();
      assertThat(first).isGreaterThan(6);
      assertThat(rehearsal.reports() - first).isGreaterThan(6);
    }
  }
}
