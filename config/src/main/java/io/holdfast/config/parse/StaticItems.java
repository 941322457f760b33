package io.holdfast.config.parse;

/**
 * Whether a line is one of a {@code static_*} block, where {@code track_group} may stand.
 *
 * @param draft what was read so far
 * @param isStatic false for the lines of an instance
 */
record StaticItems(Draft draft, boolean isStatic) {}
