package io.holdfast.daemon.show;

import io.holdfast.core.Cause;
import io.holdfast.core.State;
import java.util.List;

/**
 * What the daemon did since it started, and what waits in its queues. Immutable.
 *
 * @param changes changes of state, counted
 * @param reloadsApplied reloads that took effect
 * @param reloadsRefused reloads that changed nothing, because the file was broken or a restart is
 *     needed
 * @param isLastReloadGood whether the last reload took effect; true before the first
 * @param logQueued lines of log that wait to be written
 * @param loopQueued tasks of other threads that wait for the loop
 */
public record Activity(
    List<Changes> changes,
    long reloadsApplied,
    long reloadsRefused,
    boolean isLastReloadGood,
    long logQueued,
    long loopQueued) {
  /** Of a daemon that just started. */
  public static final Activity NONE = new Activity(List.of(), 0, 0, true, 0, 0);

  /** Copies the list. */
  public Activity {
    changes = List.copyOf(changes);
  }

  /**
   * Changes of one kind.
   *
   * @param router the instance's name
   * @param to the state after
   * @param cause why
   * @param count how many
   */
  public record Changes(String router, State to, Cause.Kind cause, long count) {}
}
