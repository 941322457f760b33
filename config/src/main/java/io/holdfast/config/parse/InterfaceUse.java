package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Place;

/**
 * An interface that the text names.
 *
 * @param place where
 * @param name the interface
 * @param code what it means when the host lacks it
 * @param message what keepalived says then
 */
public record InterfaceUse(Place place, String name, DiagnosticCode code, String message) {}
