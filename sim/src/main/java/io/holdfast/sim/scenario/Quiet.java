package io.holdfast.sim.scenario;

/**
 * A span in which nothing is done to the world, after all has had the time to settle. Lasting
 * faults, such as a partition or a host that is off, may reach through it.
 *
 * @param fromNanos its begin
 * @param untilNanos its end
 */
public record Quiet(long fromNanos, long untilNanos) {}
