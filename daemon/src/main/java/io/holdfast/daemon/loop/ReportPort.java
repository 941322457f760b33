package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;

/** Carries out the last phase of a turn. Owned by the loop thread; nothing here may block. */
public interface ReportPort {
  /** Prints a line. */
  void log(Effect.Log order);

  /** Tells of a frame of this turn, for those who asked for details. */
  void announced(Effect.Announce order);

  /** Tells of a change of state. */
  void publish(Effect.Publish order);

  /** Tells scripts, FIFOs and mail. */
  void tell(Effect.Notify order);

  /** Starts a tracking script. */
  void run(Effect.RunScript order);

  /** Starts a command that an instance waits for. */
  void run(Effect.RunGate order);

  /** Ends a command that an instance waits for no longer. */
  void cancel(Effect.CancelGate order);

  /** The engine holds nothing any more. */
  void stopped();
}
