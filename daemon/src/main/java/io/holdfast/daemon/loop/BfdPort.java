package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;

/** Carries out the orders of BFD sessions at once. Owned by the loop thread. */
public interface BfdPort {
  /** Opens the socket of a session, and answers at once whether that worked. */
  void open(Effect.OpenBfd order, Answers answers);

  /** Closes the socket of a session. */
  void close(Effect.CloseBfd order);

  /** Sends a control packet. */
  void send(Effect.SendBfd order, Answers answers);
}
