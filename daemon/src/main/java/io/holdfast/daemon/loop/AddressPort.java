package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;

/**
 * Carries out the second phase of a turn: addresses, routes and rules. Owned by the loop thread.
 */
public interface AddressPort {
  /** Takes an address to be added at the next flush or sooner. */
  void add(Effect.AddAddress order, Answers answers);

  /** Takes an address whose lease begins anew at the next flush or sooner. */
  void renew(Effect.RenewAddress order, Answers answers);

  /** Takes an address to be removed at the next flush or sooner. */
  void remove(Effect.RemoveAddress order, Answers answers);

  /** Takes a route or a rule to be added at the next flush or sooner. */
  void add(Effect.AddRouting order, Answers answers);

  /** Takes a route or a rule to be removed at the next flush or sooner. */
  void remove(Effect.RemoveRouting order, Answers answers);

  /** Has the kernel do all that was taken, and answers what it refused. */
  void flush(Answers answers);
}
