package io.holdfast.sim.world;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.ScriptOutcome;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The commands that virtual routers of a host wait for. Some never end by themselves. */
public final class SimGates {
  private static final int NEVER_ONE_IN = 4;
  private static final long MIN_NANOS = 5_000;
  private static final long MAX_NANOS = 3_000_000_000L;

  private final World world;
  private final SimHost host;
  private final RandomGenerator random;
  private final Set<Integer> running = new HashSet<>();

  SimGates(World world, SimHost host, RandomGenerator random) {
    this.world = world;
    this.host = host;
    this.random = random;
  }

  /** Whether the command of a gate runs. */
  public boolean isRunning(int gateId) {
    return running.contains(gateId);
  }

  /** Its command ends after a while, well or not; or never. */
  void run(Effect.RunGate order) {
    world.note(host, () -> order.router() + " runs its gate " + order.kind());
    running.add(order.gateId());
    if (random.nextInt(NEVER_ONE_IN) == 0) {
      return;
    }
    int started = host.generation();
    int status = random.nextInt(2);
    long duration = random.nextLong(MIN_NANOS, MAX_NANOS);
    world.clock().after(duration, () -> ended(order.gateId(), status, started));
  }

  void cancel(int gateId) {
    running.remove(gateId);
  }

  void clear() {
    running.clear();
  }

  private void ended(int gateId, int status, int started) {
    if (host.isRunning() && started == host.generation() && running.remove(gateId)) {
      ScriptOutcome outcome = new ScriptOutcome(ScriptOutcome.Kind.EXITED, status, "");
      host.tell(new Input.GateFinished(gateId, outcome));
    }
  }
}
