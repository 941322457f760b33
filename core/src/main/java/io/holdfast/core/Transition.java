package io.holdfast.core;

import org.jspecify.annotations.Nullable;

/**
 * One change of state, with its cause. History, log, metrics and notification all read this record.
 *
 * @param router the instance's name
 * @param from the state before
 * @param to the state after
 * @param cause why
 * @param effectivePriority priority at that moment
 * @param atNanos monotonic time of the decision
 * @param heard whom it had heard last by then, or null if nobody
 */
public record Transition(
    String router,
    State from,
    State to,
    Cause cause,
    int effectivePriority,
    long atNanos,
    @Nullable Heard heard) {}
