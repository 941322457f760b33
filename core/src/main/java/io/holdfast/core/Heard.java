package io.holdfast.core;

import io.holdfast.wire.ip.IpAddress;

/**
 * The last advertisement that passed every check of a virtual router, whatever came of it.
 *
 * @param source who sent it
 * @param priority its priority, 0..255
 * @param atNanos monotonic time when it was looked at
 */
public record Heard(IpAddress source, int priority, long atNanos) {}
