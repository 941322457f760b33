package io.holdfast.sim.world;

import io.holdfast.core.Input;

/** Hears what a kernel tells by netlink. */
@FunctionalInterface
interface KernelListener {

  /** A change. */
  void changed(Input event, Origin origin);

  /** Whose doing a change is. */
  enum Origin {
    /** Exactly what the daemon just asked for. */
    ASKED_FOR,
    /** Anything else, such as a secondary address that goes with its primary. */
    FOREIGN
  }
}
