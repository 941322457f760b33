package io.holdfast.sim.check;

import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import io.holdfast.wire.ip.Prefix;
import java.util.List;

/**
 * A daemon that says it has stopped has given every address back, and does not take forever to say
 * so.
 */
public final class StopLeavesNothing implements Observer {
  private final World world;

  /** Judges a world. */
  public StopLeavesNothing(World world) {
    this.world = world;
  }

  @Override
  public void ended(SimHost host, Ending ending) {
    if (ending != Ending.STOPPED) {
      return;
    }
    if (!host.isStopping()) {
      world.fail(this, host, "stopped without being asked");
    }
    for (RouterSpec router : host.configuration().routers()) {
      List<Prefix> held = Virtual.held(host, router);
      if (!held.isEmpty() && !host.hasUnseenKernelChange()) {
        world.fail(this, host, "stopped and left " + held + " of " + router.name());
      }
    }
  }

  @Override
  public void quiet(World quietWorld, Moment moment) {
    for (SimHost host : quietWorld.hosts()) {
      if (host.isRunning() && host.isStopping()) {
        world.fail(this, host, "was asked to stop long ago");
      }
    }
  }
}
