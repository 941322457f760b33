package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;

/** Carries out the third phase of a turn: announcements. Owned by the loop thread. */
public interface AnnouncePort {
  /** Takes an announcement to be sent at the next flush or sooner. */
  void announce(Effect.Announce order);

  /** Sends what was taken, as far as the network takes it. */
  void flush();

  /** Whether some wait because the network took no more: flush again soon. */
  boolean isWaiting();
}
