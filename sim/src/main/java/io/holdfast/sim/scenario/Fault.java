package io.holdfast.sim.scenario;

/**
 * One fault of a scenario.
 *
 * @param fromNanos when it begins
 * @param untilNanos when it ends; the same for one that lasts no time
 * @param action what it does
 */
public record Fault(long fromNanos, long untilNanos, Action action) {}
