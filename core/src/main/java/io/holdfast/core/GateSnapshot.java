package io.holdfast.core;

/**
 * What a virtual router waits for before it takes or gives up its addresses.
 *
 * @param kind the turn that it waits at
 * @param deadlineNanos when it goes on at the latest, monotonic; {@link Long#MAX_VALUE} when its
 *     own command has ended or it has none, and it waits for those of its sync group
 */
public record GateSnapshot(GateKind kind, long deadlineNanos) {}
