package io.holdfast.config.parse;

import io.holdfast.config.check.Place;

/**
 * A user, and perhaps a group, that the text names as a setting of its own.
 *
 * @param place where
 * @param user the user
 * @param group the group; empty when there is none
 * @param message what keepalived says when the host has no such user or group
 */
public record UserUse(Place place, String user, String group, String message) {}
