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
}
