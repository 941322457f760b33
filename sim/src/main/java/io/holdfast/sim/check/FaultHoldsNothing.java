package io.holdfast.sim.check;

import io.holdfast.core.State;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import io.holdfast.wire.ip.Prefix;
import java.util.List;

/** A virtual router in FAULT holds no address, whether its daemon stops or not. */
public final class FaultHoldsNothing implements Observer {
  private final World world;

  /** Judges a world. */
  public FaultHoldsNothing(World world) {
    this.world = world;
  }

  @Override
  public void turned(SimHost host) {
    if (!host.wasEventful()) {
      return;
    }
    for (RouterSpec router : host.configuration().routers()) {
      if (host.state(router.name()) == State.FAULT && !host.hasUnseenKernelChange()) {
        List<Prefix> held = Virtual.held(host, router);
        if (!held.isEmpty()) {
          world.fail(this, host, router.name() + " is in FAULT and holds " + held);
        }
      }
    }
  }
}
