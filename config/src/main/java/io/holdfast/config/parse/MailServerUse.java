package io.holdfast.config.parse;

import io.holdfast.config.check.Place;

/**
 * A mail relay that the text names.
 *
 * @param place where
 * @param name its name or address
 * @param port its port as written
 */
public record MailServerUse(Place place, String name, String port) {}
