package io.holdfast.core.spec;

/**
 * A tracker, whoever tracks it.
 *
 * @param kind what it watches
 * @param name the interface, or the name of the definition
 */
public record TrackerName(TrackKind kind, String name) {}
