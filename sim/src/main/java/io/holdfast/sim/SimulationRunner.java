package io.holdfast.sim;

import io.holdfast.sim.check.Checkers;
import io.holdfast.sim.scenario.Fault;
import io.holdfast.sim.scenario.FaultInjector;
import io.holdfast.sim.scenario.Quiet;
import io.holdfast.sim.scenario.Scenario;
import io.holdfast.sim.scenario.ScenarioGenerator;
import io.holdfast.sim.world.Decider;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.Timeline;
import io.holdfast.sim.world.Violation;
import io.holdfast.sim.world.World;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the simulation of a seed: same seed, same result, to the byte. Has no state that a run
 * changes, so any number of threads may use one.
 */
public final class SimulationRunner {
  private final Supplier<Decider> deciders;

  /** Runs the engine. */
  public SimulationRunner() {
    this(EngineDecider::new);
  }

  /** Runs something else in its place. */
  SimulationRunner(Supplier<Decider> deciders) {
    this.deciders = deciders;
  }

  /**
   * Runs a seed. A failing one is reduced to the faults that it needs, and the result has the
   * timeline of that shorter story; the seed alone still makes the long one.
   */
  public SimulationResult run(long seed) {
    Scenario scenario = ScenarioGenerator.generate(seed);
    Violation violation = violationOf(scenario);
    if (violation == null) {
      return new SimulationResult(seed, true, "", "");
    }
    Scenario shortest = new Shrinker(this).shrink(scenario, violation);
    return record(shortest);
  }

  /** Runs a seed as it is and keeps its timeline. */
  public SimulationResult replay(long seed) {
    return record(ScenarioGenerator.generate(seed));
  }

  /** Runs a scenario: the first violation, or null. */
  @Nullable Violation violationOf(Scenario scenario) {
    return run(scenario, Timeline.silent(), List.of());
  }

  /** Runs a scenario under one more pair of eyes. */
  @Nullable Violation watch(Scenario scenario, Observer observer) {
    return run(scenario, Timeline.silent(), List.of(observer));
  }

  private SimulationResult record(Scenario scenario) {
    Timeline timeline = Timeline.recording();
    Violation violation = run(scenario, timeline, List.of());
    return new SimulationResult(
        scenario.seed(),
        violation == null,
        violation == null ? "" : violation.toString(),
        ScenarioText.of(scenario) + timeline.text());
  }

  private @Nullable Violation run(Scenario scenario, Timeline timeline, List<Observer> observers) {
    World world = new World(scenario.hosts(), scenario.seed(), deciders, timeline);
    Checkers.all(world).forEach(world::watch);
    observers.forEach(world::watch);
    FaultInjector injector = new FaultInjector(world);
    for (Fault fault : scenario.faults()) {
      injector.schedule(fault);
    }
    for (Quiet quiet : scenario.quiets()) {
      // The faults that last through the calm end with it: the last moment is judged before them.
      judge(world, quiet.fromNanos(), Observer.Moment.BEGIN);
      judge(world, quiet.untilNanos() - 1, Observer.Moment.END);
    }
    return world.violation();
  }

  private static void judge(World world, long atNanos, Observer.Moment moment) {
    world.runUntil(atNanos);
    if (world.violation() == null) {
      world.quiet(moment);
    }
  }
}
