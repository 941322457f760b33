package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;

/** Carries out orders about interfaces and their settings. Owned by the loop thread. */
public interface LinkPort {
  /** Carries an order out at once, and answers what is to be answered. */
  void run(Effect.LinkOrder order, Answers answers);
}
