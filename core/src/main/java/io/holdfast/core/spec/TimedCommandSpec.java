package io.holdfast.core.spec;

/**
 * A program that is waited for, but not for ever.
 *
 * @param command what to run
 * @param timeoutNanos when to go on without it, in nanoseconds, more than 0
 */
public record TimedCommandSpec(CommandSpec command, long timeoutNanos) {}
