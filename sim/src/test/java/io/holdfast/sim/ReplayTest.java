package io.holdfast.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.RouterBuilder;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.scenario.Action;
import io.holdfast.sim.scenario.Fault;
import io.holdfast.sim.scenario.Feature;
import io.holdfast.sim.scenario.Scenario;
import io.holdfast.sim.scenario.ScenarioGenerator;
import io.holdfast.sim.world.HostPlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An old advert does harm where no seal protects from it: the judges would see one taken. */
class ReplayTest {
  private static final int SEEDS = 2500;

  @Test
  void oneThatIsAcceptedIsNoticed() {
    SimulationRunner runner = new SimulationRunner();
    boolean isNoticed = false;
    for (long seed = 1; seed <= SEEDS && !isNoticed; seed++) {
      Scenario scenario = ScenarioGenerator.generate(seed);
      if (scenario.features().contains(Feature.HMAC)) {
        Scenario unprotected = unprotected(scenario);
        isNoticed =
            runner.violationOf(withoutReplays(unprotected)) == null
                && runner.violationOf(unprotected) != null;
      }
    }
    assertThat(isNoticed).isTrue();
  }

  private static Scenario withoutReplays(Scenario scenario) {
    return scenario.withFaults(
        scenario.faults().stream()
            .filter(fault -> !(fault.action() instanceof Action.Replay))
            .toList());
  }

  private static Scenario unprotected(Scenario scenario) {
    List<Fault> faults = new ArrayList<>();
    for (Fault fault : scenario.faults()) {
      boolean isReplay = fault.action() instanceof Action.Replay;
      Action action = isReplay ? new Action.Replay(false) : fault.action();
      faults.add(new Fault(fault.fromNanos(), fault.untilNanos(), action));
    }
    List<HostPlan> hosts = new ArrayList<>();
    for (HostPlan host : scenario.hosts()) {
      Configuration configuration = host.configuration();
      List<RouterSpec> routers = configuration.routers().stream().map(ReplayTest::plain).toList();
      hosts.add(host.withConfiguration(configuration.withRouters(routers)));
    }
    return new Scenario(
        scenario.seed(),
        scenario.features(),
        hosts,
        faults,
        scenario.quiets(),
        scenario.slowestIntervalNanos());
  }

  private static RouterSpec plain(RouterSpec router) {
    HostSpec host = router.host();
    return RouterBuilder.of(router)
        .host(
            new HostSpec(
                host.device(),
                host.made(),
                host.link(),
                host.routes(),
                host.rules(),
                host.extraAnnounce(),
                null,
                host.latePriority(),
                host.namespace()))
        .build();
  }
}
