package io.holdfast.daemon.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.loop.Kernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Live: opens a packet socket, and therefore needs root. */
@EnabledIf("io.holdfast.daemon.life.RehearsalTest#isRoot")
class RehearsalTest {
  static boolean isRoot() {
    return Rights.missing().isEmpty();
  }

  @Test
  void playsTheFailoverAgainAndAgain() throws Kernel.KernelException {
    try (Kernel kernel = Kernel.open()) {
      // Each round at least becomes master, says so and yields again.
      assertThat(Rehearsal.run(kernel)).isGreaterThan(200 * 6);
    }
  }
}
