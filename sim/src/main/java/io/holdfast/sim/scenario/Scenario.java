package io.holdfast.sim.scenario;

import io.holdfast.sim.world.HostPlan;
import java.util.List;
import java.util.Set;

/**
 * All that decides a simulation.
 *
 * @param seed what it was made from, and what decides latencies and weather
 * @param features what the cluster has besides virtual routers and their addresses
 * @param hosts the cluster
 * @param faults what it has to live through, by begin
 * @param quiets when it is judged, in order
 * @param slowestIntervalNanos longest advertisement interval of any router
 */
public record Scenario(
    long seed,
    Set<Feature> features,
    List<HostPlan> hosts,
    List<Fault> faults,
    List<Quiet> quiets,
    long slowestIntervalNanos) {

  /** Copies the collections. */
  public Scenario {
    features = Set.copyOf(features);
    hosts = List.copyOf(hosts);
    faults = List.copyOf(faults);
    quiets = List.copyOf(quiets);
  }

  /** The same with other faults. */
  public Scenario withFaults(List<Fault> others) {
    return new Scenario(seed, features, hosts, others, quiets, slowestIntervalNanos);
  }

  /** When it ends. */
  public long endNanos() {
    return quiets.getLast().untilNanos();
  }
}
