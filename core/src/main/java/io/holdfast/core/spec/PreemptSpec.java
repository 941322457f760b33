package io.holdfast.core.spec;

/**
 * Whether and when a lower-priority master is replaced.
 *
 * @param enabled false for {@code nopreempt}
 * @param delayNanos {@code preempt_delay} in nanoseconds, 0 for none
 */
public record PreemptSpec(boolean enabled, long delayNanos) {}
