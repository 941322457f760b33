package io.holdfast.core.bfd;

import io.holdfast.core.Effects;

/** Who wants to know whether a session is up. */
@FunctionalInterface
public interface BfdListener {
  /**
   * A session came up or went down.
   *
   * @param session name of its {@code bfd_instance}
   */
  void changed(String session, boolean isUp, long nowNanos, Effects out);
}
