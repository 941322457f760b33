package io.holdfast.sim.scenario;

import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.TimedCommandSpec;
import io.holdfast.sim.world.HostPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes a scenario from a seed: a cluster, then a few rounds of faults and calm. */
public final class ScenarioGenerator {
  /** What the engine may take to try again what the kernel refused. */
  public static final long RETRY_NANOS = 1_500_000_000;

  private static final long MIN_ROUND_NANOS = 200_000_000;

  /** Longer than a short lease. */
  private static final long STANDSTILL_NANOS = 9_000_000_000L;

  /** How long two ends of a BFD session may need to agree that it is up again. */
  private static final long SESSION_NANOS = 5_000_000_000L;

  private static final int MAX_ROUNDS = 3;
  private static final int MAX_FAULTS = 6;

  private ScenarioGenerator() {}

  /** The scenario of a seed. */
  public static Scenario generate(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Dice dice = new Dice(random.split());
    Tempo tempo = Tempo.any(dice);
    List<HostPlan> plain = new ClusterGenerator(dice, tempo).hosts();
    SplittableRandom faultRandom = random.split();
    List<HostPlan> extended =
        new ExtrasGenerator(new Dice(random.split()), tempo.slowestNanos()).addTo(plain);
    FeatureGenerator featuring =
        new FeatureGenerator(new Dice(random.split()), tempo.slowestNanos());
    Set<Feature> features = featuring.choose();
    List<HostPlan> hosts = featuring.addTo(extended, features);
    FeatureFaults featureFaults =
        new FeatureFaults(new Dice(random.split()), hosts, features, tempo.slowestNanos());
    FaultGenerator generator =
        new FaultGenerator(new Dice(faultRandom), hosts, tempo.slowestNanos());
    List<Fault> faults = new ArrayList<>();
    List<Quiet> quiets = new ArrayList<>();
    long slowest = tempo.slowestNanos();
    long begin = 0;
    int rounds = dice.between(1, MAX_ROUNDS);
    for (int round = 0; round < rounds; round++) {
      long stormy =
          MIN_ROUND_NANOS
              + dice.between(4, 16) * slowest
              + (features.contains(Feature.LEASES) ? STANDSTILL_NANOS : 0);
      long settle =
          settleNanos(hosts, slowest) + (features.contains(Feature.BFD) ? SESSION_NANOS : 0);
      Quiet quiet = quietAfter(begin + stormy + settle, slowest);
      boolean calm = round == 0 && dice.percent(30);
      int count = calm ? 0 : dice.between(1, MAX_FAULTS);
      faults.addAll(generator.round(count, new Quiet(begin, begin + stormy), quiet));
      faults.addAll(featureFaults.round(new Quiet(begin, begin + stormy), quiet));
      quiets.add(quiet);
      begin = quiet.untilNanos();
    }
    faults.sort(Comparator.comparingLong(Fault::fromNanos));
    return new Scenario(seed, features, hosts, faults, quiets, slowest);
  }

  private static Quiet quietAfter(long fromNanos, long slowest) {
    return new Quiet(fromNanos, fromNanos + MIN_ROUND_NANOS + 3 * slowest);
  }

  /** How long after the last fault everything must have found its place. */
  private static long settleNanos(List<HostPlan> hosts, long slowest) {
    long adverts = 0;
    long delay = 0;
    long detection = 0;
    long scripts = 0;
    long gates = 0;
    for (HostPlan host : hosts) {
      Configuration configuration = host.configuration();
      detection = Math.max(detection, host.detectionNanos());
      for (RouterSpec router : configuration.routers()) {
        adverts = Math.max(adverts, router.downTimerAdverts());
        delay = Math.max(delay, router.preempt().delayNanos());
        gates = Math.max(gates, gateNanos(router.gate()));
      }
      for (ScriptSpec script : configuration.scripts()) {
        scripts = Math.max(scripts, (script.rise() + 3) * script.intervalNanos());
      }
    }
    // Two elections, one after another, and one more for a backup that takes over after its delay.
    return RETRY_NANOS + detection + scripts + 3 * gates + 2 * delay + 3 * (adverts + 2) * slowest;
  }

  private static long gateNanos(GateSpec gate) {
    TimedCommandSpec master = gate.beforeMaster();
    TimedCommandSpec release = gate.beforeRelease();
    return Math.max(
        master == null ? 0 : master.timeoutNanos(), release == null ? 0 : release.timeoutNanos());
  }
}
