package io.holdfast.sim.world;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;

/** Watches a world. Nothing it does may change what happens. */
public interface Observer {

  /** A daemon was started; nothing of an earlier one is left. */
  default void started(SimHost host) {}

  /** A daemon is about to take a configuration, at its start or at a reload. */
  default void configuring(SimHost host) {}

  /** A daemon ended. */
  default void ended(SimHost host, Ending ending) {}

  /** An order is about to be carried out. */
  default void ordered(SimHost host, Effect effect) {}

  /** A daemon is told that a station claims an address. */
  default void claimed(SimHost host, Input.ClaimHeard claim) {}

  /** A turn of a host's loop is over. */
  default void turned(SimHost host) {}

  /**
   * Faults are over, and everything has had the time to settle. Called at the begin and the end of
   * that calm.
   */
  default void quiet(World world, Moment moment) {}

  /** How a daemon ends. */
  enum Ending {
    /** It said that it gave everything back. */
    STOPPED,
    /** It was killed, and the host runs on. */
    KILLED,
    /** The host was restarted. */
    REBOOTED
  }

  /** The two ends of a calm. */
  enum Moment {
    /** Everything should have settled. */
    BEGIN,
    /** Nothing should have happened since the begin. */
    END
  }
}
