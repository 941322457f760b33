package io.holdfast.config.parse;

import io.holdfast.config.check.Place;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code track_script} as written.
 *
 * @param script the name
 * @param weight the weight, null to take the script's
 * @param reverse whether the weight is reversed, null to take the script's
 * @param place where the name stands
 */
public record TrackDraft(
    String script, @Nullable Integer weight, @Nullable Boolean reverse, Place place) {}
