package io.holdfast.sim;

/**
 * How a simulation went.
 *
 * @param seed what it was made from
 * @param passed whether every property held
 * @param violation what did not hold, empty when passed
 * @param timeline what happened, one line an event; empty when nobody asked and it passed
 */
public record SimulationResult(long seed, boolean passed, String violation, String timeline) {}
