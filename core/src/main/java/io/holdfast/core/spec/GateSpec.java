package io.holdfast.core.spec;

import org.jspecify.annotations.Nullable;

/**
 * Programs that an instance waits for at its turns, each until its deadline at the latest; then the
 * protocol goes on whatever became of them.
 *
 * @param beforeMaster {@code @holdfast notify_before_master}: before its addresses are set, or null
 * @param beforeRelease {@code @holdfast notify_before_release}: before a planned end of MASTER
 *     takes them away, or null
 */
public record GateSpec(
    @Nullable TimedCommandSpec beforeMaster, @Nullable TimedCommandSpec beforeRelease) {

  /** No gates. */
  public static final GateSpec NONE = new GateSpec(null, null);

  /** The deadline where the line names none: 5 s. */
  public static final long DEFAULT_TIMEOUT_NANOS = 5_000_000_000L;
}
