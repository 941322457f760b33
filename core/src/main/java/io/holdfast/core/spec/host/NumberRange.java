package io.holdfast.core.spec.host;

/**
 * Numbers from one to another, both included.
 *
 * @param first the lowest
 * @param last the highest
 */
public record NumberRange(long first, long last) {}
