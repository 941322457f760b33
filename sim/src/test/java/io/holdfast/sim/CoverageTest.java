package io.holdfast.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Cause;
import io.holdfast.core.Effect;
import io.holdfast.core.LogEvent;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.scenario.Action;
import io.holdfast.sim.scenario.Fault;
import io.holdfast.sim.scenario.Feature;
import io.holdfast.sim.scenario.Scenario;
import io.holdfast.sim.scenario.ScenarioGenerator;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.Refused;
import io.holdfast.sim.world.SimHost;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The seeds reach what they are there for. */
class CoverageTest {
  private static final int SEEDS = 800;

  /** What the features are there for has come up when their lines have been printed. */
  private static final Set<LogEvent> LINES =
      EnumSet.of(
          LogEvent.FOREIGN_CLAIM,
          LogEvent.FOREIGN_CLAIM_ENDED,
          LogEvent.BFD_DOWN,
          LogEvent.BFD_EXPIRED,
          LogEvent.BFD_NO_SOCKET,
          LogEvent.STATIC_ADDRESS_RESTORED,
          LogEvent.STATIC_ROUTING_REPAIRED,
          LogEvent.FAULT_STATIC_ITEM,
          LogEvent.ROUTING_REPAIRED,
          LogEvent.ROUTING_REFUSED,
          LogEvent.ROUTING_ACCEPTED,
          LogEvent.VMAC_CREATED,
          LogEvent.VMAC_FOUND,
          LogEvent.VMAC_REMOVED,
          LogEvent.LINK_REFUSED,
          LogEvent.FIREWALL_REFUSED,
          LogEvent.TRAILER_PROOF,
          LogEvent.TRAILER_REPLAYED,
          LogEvent.HEADER_REPLAYED);

  @Test
  void everyCauseOfATransitionAndEveryLineOfAFeatureComeUp() {
    Set<Cause.Kind> causes = EnumSet.allOf(Cause.Kind.class);
    Set<LogEvent> lines = EnumSet.copyOf(LINES);
    SimulationRunner runner = new SimulationRunner();
    for (long seed = 1; seed <= SEEDS && !(causes.isEmpty() && lines.isEmpty()); seed++) {
      runner.watch(ScenarioGenerator.generate(seed), new Collector(causes, lines));
    }
    assertThat(causes).isEmpty();
    assertThat(lines).isEmpty();
  }

  @Test
  void aReloadComesInTheMiddleOfAnElection() {
    SimulationRunner runner = new SimulationRunner();
    ReloadsOfElectors reloads = new ReloadsOfElectors();
    for (long seed = 1; seed <= SEEDS && reloads.count == 0; seed++) {
      reloads.hosts.clear();
      reloads.served.clear();
      runner.watch(ScenarioGenerator.generate(seed), reloads);
    }
    assertThat(reloads.count).isPositive();
  }

  @Test
  void everyKindOfFaultAndEveryFeatureComeUp() {
    Set<String> found = new TreeSet<>();
    Set<Refused> refusals = EnumSet.noneOf(Refused.class);
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    for (long seed = 1; seed <= SEEDS; seed++) {
      Scenario scenario = ScenarioGenerator.generate(seed);
      features.addAll(scenario.features());
      for (Fault fault : scenario.faults()) {
        found.add(fault.action().getClass().getSimpleName());
        if (fault.action() instanceof Action.Refusal refusal) {
          refusals.add(refusal.what());
        }
      }
    }
    assertThat(found).hasSize(Action.class.getPermittedSubclasses().length);
    assertThat(refusals).containsExactlyInAnyOrder(Refused.values());
    assertThat(features).containsExactlyInAnyOrder(Feature.values());
  }

  /** Counts the reloads of a backup while nobody is master, after somebody was. */
  private static final class ReloadsOfElectors implements Observer {
    private final Set<SimHost> hosts = new HashSet<>();
    private final Set<String> served = new HashSet<>();
    private int count;

    @Override
    public void turned(SimHost host) {
      hosts.add(host);
      for (RouterSpec router : host.configuration().routers()) {
        if (host.state(router.name()) == State.MASTER) {
          served.add(router.name());
        }
      }
    }

    @Override
    public void configuring(SimHost host) {
      for (RouterSpec router : host.configuration().routers()) {
        String name = router.name();
        boolean isElector = host.isRunning() && host.state(name) == State.BACKUP;
        if (isElector
            && served.contains(name)
            && hosts.stream().noneMatch(other -> other.state(name) == State.MASTER)) {
          count++;
        }
      }
    }
  }

  private record Collector(Set<Cause.Kind> causes, Set<LogEvent> lines) implements Observer {
    @Override
    public void ordered(SimHost host, Effect effect) {
      if (effect instanceof Effect.Publish(Transition change)) {
        causes.remove(change.cause().kind());
      } else if (effect instanceof Effect.Log log) {
        lines.remove(log.event());
      }
    }
  }
}
