package io.holdfast.sim;

import io.holdfast.core.Effects;
import io.holdfast.core.Engine;
import io.holdfast.core.Input;
import io.holdfast.sim.world.Decider;

/** The engine itself. */
class EngineDecider implements Decider {
  private final Engine engine = new Engine();

  @Override
  public void apply(Input input, long nowNanos, Effects out) {
    engine.apply(input, nowNanos, out);
  }

  @Override
  public void advance(long nowNanos, Effects out) {
    engine.advance(nowNanos, out);
  }

  @Override
  public long nextDeadlineNanos() {
    return engine.nextDeadlineNanos();
  }
}
