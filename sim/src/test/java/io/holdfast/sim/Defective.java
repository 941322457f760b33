package io.holdfast.sim;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Input;

/** The engine with a planted defect. Subclasses override what is wrong with them. */
class Defective extends EngineDecider {
  private final Effects right = new Effects();

  /** Whether the engine gets to see a fact. */
  boolean hears(Input input) {
    return true;
  }

  /** What becomes of an order. */
  void order(Effect effect, long nowNanos, Effects out) {
    out.add(effect);
  }

  @Override
  public void apply(Input input, long nowNanos, Effects out) {
    if (hears(input)) {
      right.clear();
      super.apply(input, nowNanos, right);
      pass(nowNanos, out);
    }
  }

  @Override
  public void advance(long nowNanos, Effects out) {
    right.clear();
    super.advance(nowNanos, right);
    pass(nowNanos, out);
  }

  private void pass(long nowNanos, Effects out) {
    for (int index = 0; index < right.size(); index++) {
      order(right.get(index), nowNanos, out);
    }
  }
}
