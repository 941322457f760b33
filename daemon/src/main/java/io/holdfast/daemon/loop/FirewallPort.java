package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;

/** Sets the packet filter. Owned by the loop thread. */
@FunctionalInterface
public interface FirewallPort {
  /** Carries an order out unless a newer one has been; tells what was refused. */
  void set(Effect.SetFirewall order, Answers answers);
}
