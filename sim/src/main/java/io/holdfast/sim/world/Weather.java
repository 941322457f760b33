package io.holdfast.sim.world;

/**
 * What a bad segment does to a datagram. Chances are per thousand.
 *
 * @param loss chance that it is lost
 * @param duplicate chance that it comes twice
 * @param corrupt chance that a byte of it changes, or its end is cut
 * @param delayNanos longest delay beyond the usual
 */
public record Weather(int loss, int duplicate, int corrupt, long delayNanos) {}
