package io.holdfast.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.AdvertMessage;
import io.holdfast.sim.scenario.Action;
import io.holdfast.sim.scenario.Fault;
import io.holdfast.sim.scenario.Scenario;
import io.holdfast.sim.scenario.ScenarioGenerator;
import io.holdfast.sim.world.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stranger's advert does harm as soon as its one mistake is mended: the judges would see it. */
class ForgeryTest {
  private static final int SEEDS = 500;
  private static final int RIGHT_TTL = 255;

  @Test
  void oneThatIsAcceptedIsNoticed() {
    int noticed = 0;
    for (long seed = 1; seed <= SEEDS && noticed == 0; seed++) {
      Scenario scenario = ScenarioGenerator.generate(seed);
      for (Fault fault : scenario.faults()) {
        if (fault.action() instanceof Action.Forgery forgery
            && forgery.message().ttl() != RIGHT_TTL
            && isInQuiet(scenario, fault)) {
          noticed += isNoticed(scenario, fault, mended(forgery)) ? 1 : 0;
        }
      }
    }
    assertThat(noticed).isPositive();
  }

  private static boolean isInQuiet(Scenario scenario, Fault fault) {
    return scenario.quiets().stream()
        .anyMatch(quiet ->
            quiet.fromNanos() < fault.fromNanos() && fault.fromNanos() < quiet.untilNanos());
  }

  private static boolean isNoticed(Scenario scenario, Fault forged, Action mended) {
    SimulationRunner runner = new SimulationRunner();
    Scenario without = scenario.withFaults(List.of());
    Fault accepted = new Fault(forged.fromNanos(), forged.untilNanos(), mended);
    Violation violation = runner.violationOf(scenario.withFaults(List.of(accepted)));
    return runner.violationOf(without) == null && violation != null;
  }

  private static Action mended(Action.Forgery forgery) {
    AdvertMessage wrong = forgery.message();
    AdvertMessage right =
        new AdvertMessage(
            wrong.advertisement(),
            wrong.source(),
            wrong.destinations(),
            RIGHT_TTL,
            wrong.checksumRule());
    return new Action.Forgery(forgery.segment(), right);
  }
}
