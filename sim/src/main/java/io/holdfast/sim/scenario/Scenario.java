package io.holdfast.sim.scenario;

import io.holdfast.sim.world.HostPlan;
import java.util.List;

/**
 * All that decides a simulation.
 *
 * @param seed what it was made from, and what decides latencies and weather
 * @param hosts the cluster
 * @param faults what it has to live through, by begin
 * @param quiets when it is judged, in order
 * @param slowestIntervalNanos longest advertisement interval of any router
 */
public record Scenario(
    long seed,
    List<HostPlan> hosts,
    List<Fault> faults,
    List<Quiet> quiets,
    long slowestIntervalNanos) {

  /** Copies the lists. */
  public Scenario {
    hosts = List.copyOf(hosts);
    faults = List.copyOf(faults);
    quiets = List.copyOf(quiets);
  }

  /** The same with other faults. */
  public Scenario withFaults(List<Fault> others) {
    return new Scenario(seed, hosts, others, quiets, slowestIntervalNanos);
  }

  /** When it ends. */
  public long endNanos() {
    return quiets.getLast().untilNanos();
  }
}
