package io.holdfast.sim.check;

import io.holdfast.core.Effect;
import io.holdfast.core.GateKind;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import java.util.HashMap;
import java.util.Map;

/** Nobody becomes MASTER while a gate of its own or of its group holds that back. */
public final class GatesAreWaitedFor implements Observer {
  private final World world;
  private final Map<Held, Integer> gates = new HashMap<>();

  /** Judges a world. */
  public GatesAreWaitedFor(World world) {
    this.world = world;
  }

  @Override
  public void ended(SimHost host, Ending ending) {
    gates.keySet().removeIf(held -> held.host == host);
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    if (effect instanceof Effect.RunGate gate && gate.kind() == GateKind.BEFORE_MASTER) {
      gates.put(new Held(host, gate.router()), gate.gateId());
    } else if (effect instanceof Effect.Publish(Transition change) && change.to() == State.MASTER) {
      judge(host, change.router(), change.router());
      for (GroupSpec group : host.configuration().groups()) {
        if (group.members().contains(change.router())) {
          group.members().forEach(member -> judge(host, change.router(), member));
        }
      }
    }
  }

  private void judge(SimHost host, String router, String member) {
    Integer gate = gates.get(new Held(host, member));
    if (gate != null && host.gates().isRunning(gate)) {
      world.fail(this, host, router + " becomes MASTER, and the gate of " + member + " runs");
    }
  }

  private record Held(SimHost host, String router) {}
}
