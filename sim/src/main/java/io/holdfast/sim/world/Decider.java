package io.holdfast.sim.world;

import io.holdfast.core.Effects;
import io.holdfast.core.Input;

/** What decides for one host: the engine, or in tests one with a planted defect. */
public interface Decider {

  /** Takes a fact and answers with orders. */
  void apply(Input input, long nowNanos, Effects out);

  /** Fires the timers that are due. */
  void advance(long nowNanos, Effects out);

  /** When {@link #advance} wants to be called, {@link Long#MAX_VALUE} for never. */
  long nextDeadlineNanos();
}
