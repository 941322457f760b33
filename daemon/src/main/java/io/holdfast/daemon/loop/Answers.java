package io.holdfast.daemon.loop;

import io.holdfast.core.Input;

/** Takes what an order's execution has to tell the engine, within the same turn. */
@FunctionalInterface
public interface Answers {
  /** Takes a fact; called on the loop thread. */
  void add(Input input);
}
