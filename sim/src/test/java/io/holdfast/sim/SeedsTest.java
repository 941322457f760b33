package io.holdfast.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every seed of the build lives through its faults. Another range: {@code
 * -Dholdfast.sim.seeds=FROM..TO}.
 */
class SeedsTest {

  @Test
  void everySeedKeepsEveryProperty() {
    String range = System.getProperty("holdfast.sim.seeds", "1..2500");
    SimulationOptions options = SimulationOptions.parse(List.of("--seeds", range));
    assertThat(options).as("seeds %s", range).isNotNull();

    List<SimulationResult> failures = Simulation.failures(options.first(), options.last());

    assertThat(failures.stream().map(result -> result.seed() + ": " + result.violation()))
        .withFailMessage(() -> describe(failures))
        .isEmpty();
  }

  private static String describe(List<SimulationResult> failures) {
    StringBuilder text = new StringBuilder(failures.getFirst().timeline());
    for (SimulationResult failure : failures) {
      text.append("seed ").append(failure.seed()).append(": ");
      text.append(failure.violation()).append('\n');
    }
    return text.append("replay one with: holdfast simulate --seed N --timeline").toString();
  }
}
