package io.holdfast.sim;

import io.holdfast.sim.scenario.Fault;
import io.holdfast.sim.scenario.Scenario;
import io.holdfast.sim.world.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out faults for as long as the same property still fails, because a short story is read
 * faster.
 */
final class Shrinker {
  private final SimulationRunner runner;

  Shrinker(SimulationRunner runner) {
    this.runner = runner;
  }

  Scenario shrink(Scenario failing, Violation violation) {
    Scenario shortest = failing;
    boolean shorter = true;
    while (shorter) {
      shorter = false;
      for (int left = shortest.faults().size() - 1; left >= 0; left--) {
        Scenario candidate = without(shortest, left);
        Violation found = runner.violationOf(candidate);
        if (found != null && found.property().equals(violation.property())) {
          shortest = candidate;
          shorter = true;
        }
      }
    }
    return shortest;
  }

  private static Scenario without(Scenario scenario, int position) {
    List<Fault> faults = new ArrayList<>(scenario.faults());
    faults.remove(position);
    return scenario.withFaults(faults);
  }
}
