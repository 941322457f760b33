package io.holdfast.sim.check;

import io.holdfast.core.Effect;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;

/** While nothing is done to a settled world, no state changes and no address moves. */
public final class CalmIsCalm implements Observer {
  private final World world;
  private boolean calm;

  /** Judges a world. */
  public CalmIsCalm(World world) {
    this.world = world;
  }

  @Override
  public void quiet(World quietWorld, Moment moment) {
    calm = moment == Moment.BEGIN;
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    boolean moves =
        effect instanceof Effect.Publish
            || effect instanceof Effect.AddAddress
            || effect instanceof Effect.RemoveAddress
            || effect instanceof Effect.OpenSocket
            || effect instanceof Effect.CloseSocket;
    if (calm && moves) {
      world.fail(this, host, "nothing happened, and it orders " + effect);
    }
  }
}
