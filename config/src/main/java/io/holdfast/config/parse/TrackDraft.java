package io.holdfast.config.parse;

import io.holdfast.config.check.Place;
import io.holdfast.core.spec.TrackKind;
import org.jspecify.annotations.Nullable;

/**
 * One line of a track list as written.
 *
 * @param kind what the list watches
 * @param name the name
 * @param weight the weight, null to take that of the definition
 * @param reverse whether the weight is reversed, null to take what the definition says
 * @param place where the name stands
 */
public record TrackDraft(
    TrackKind kind,
    String name,
    @Nullable Integer weight,
    @Nullable Boolean reverse,
    Place place) {}
