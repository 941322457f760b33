package io.holdfast.config.parse;

import io.holdfast.config.check.Place;

/**
 * Something an instance tracks with a weight that is not 0.
 *
 * @param keyword the list it stands in
 * @param name its name
 * @param weight its own weight, or that of its definition
 * @param place where the name stands
 */
public record TrackedWeight(String keyword, String name, int weight, Place place) {}
