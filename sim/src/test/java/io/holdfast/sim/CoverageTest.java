package io.holdfast.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Cause;
import io.holdfast.core.Effect;
import io.holdfast.core.Transition;
import io.holdfast.sim.scenario.Action;
import io.holdfast.sim.scenario.Fault;
import io.holdfast.sim.scenario.ScenarioGenerator;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The seeds reach what they are there for. */
class CoverageTest {
  private static final int SEEDS = 600;

  @Test
  void everyCauseOfATransitionComesUp() {
    Set<Cause.Kind> missing = EnumSet.allOf(Cause.Kind.class);
    // Neither can happen here: all configurations are sound, and a socket on an interface opens.
    missing.remove(Cause.Kind.CONFIGURATION);
    missing.remove(Cause.Kind.SOCKET_FAILED);
    // The generated configurations have no static items.
    missing.remove(Cause.Kind.STATIC_ITEM);
    // The other end of a BFD session does not live in the simulated network.
    missing.remove(Cause.Kind.BFD_DOWN);
    SimulationRunner runner = new SimulationRunner();
    for (long seed = 1; seed <= SEEDS && !missing.isEmpty(); seed++) {
      runner.watch(ScenarioGenerator.generate(seed), new CauseCollector(missing));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyKindOfFaultComesUp() {
    Set<String> found = new TreeSet<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      for (Fault fault : ScenarioGenerator.generate(seed).faults()) {
        found.add(fault.action().getClass().getSimpleName());
      }
    }
    assertThat(found).hasSize(Action.class.getPermittedSubclasses().length);
  }

  private record CauseCollector(Set<Cause.Kind> missing) implements Observer {
    @Override
    public void ordered(SimHost host, Effect effect) {
      if (effect instanceof Effect.Publish(Transition change)) {
        missing.remove(change.cause().kind());
      }
    }
  }
}
