package io.holdfast.daemon.log;

import io.holdfast.core.LogEvent.Severity;

/**
 * A line as sinks get it.
 *
 * @param part who says it
 * @param severity how bad it is
 * @param wallMillis when it was said, milliseconds since 1970
 * @param text the words, without a line end
 */
public record LogLine(LogPart part, Severity severity, long wallMillis, String text) {}
