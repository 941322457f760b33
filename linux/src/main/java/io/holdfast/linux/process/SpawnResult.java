package io.holdfast.linux.process;

/**
 * How a program ended and what it printed.
 *
 * @param outcome how it ended
 * @param output as much of its standard output and error as was asked for
 */
public record SpawnResult(SpawnOutcome outcome, String output) {}
