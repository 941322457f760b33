package io.holdfast.daemon.doctor.view;

/**
 * A part of the host that could not be looked at. Immutable.
 *
 * @param part what, as the beginning of a sentence
 * @param reason why
 * @param remedy the command that helps
 */
public record Unseen(String part, String reason, String remedy) {}
