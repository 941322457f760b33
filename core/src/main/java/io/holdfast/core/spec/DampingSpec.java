package io.holdfast.core.spec;

/**
 * How long a change of a tracker must last before it counts, bad and good news apart ({@code
 * @holdfast hold_set}, {@code @holdfast hold_clear}; of an interface {@code
 * interface_up_down_delays}).
 *
 * @param tracker the tracker; what it says counts late for everyone who tracks it
 * @param holdSetNanos how long a failure must last, in nanoseconds, 0 to count at once
 * @param holdClearNanos how long the recovery must last, in nanoseconds, 0 to count at once
 */
public record DampingSpec(TrackerName tracker, long holdSetNanos, long holdClearNanos) {}
