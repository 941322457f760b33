package io.holdfast.core;

import io.holdfast.core.spec.GroupSpec;

/**
 * One sync group at one moment.
 *
 * @param spec its configuration
 * @param state the state of all its members, INIT before the first
 */
public record GroupSnapshot(GroupSpec spec, State state) {}
