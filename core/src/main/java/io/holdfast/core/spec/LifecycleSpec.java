package io.holdfast.core.spec;

import org.jspecify.annotations.Nullable;

/**
 * Programs that the daemon runs at its two ends.
 *
 * @param startup {@code startup_script}: before anything else starts, or null
 * @param shutdown {@code shutdown_script}: after everything has stopped, or null
 */
public record LifecycleSpec(
    @Nullable TimedCommandSpec startup, @Nullable TimedCommandSpec shutdown) {

  /** No programs. */
  public static final LifecycleSpec NONE = new LifecycleSpec(null, null);

  /** {@code startup_script_timeout} and {@code shutdown_script_timeout} where none is named. */
  public static final long DEFAULT_TIMEOUT_NANOS = 10_000_000_000L;
}
