package io.holdfast.daemon.lab;

import java.time.Duration;

/**
 * What a client missed over a span of time.
 *
 * @param silence the longest time between two answers, one after the other
 * @param lost how many pings were sent between the first and the last answer and never answered
 */
public record Outage(Duration silence, int lost) {}
