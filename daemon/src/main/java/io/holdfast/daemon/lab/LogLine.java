package io.holdfast.daemon.lab;

import java.time.Instant;

/**
 * One line that a process wrote.
 *
 * @param index its place in the process's output, from 0
 * @param at when the lab read it (the wall clock of this machine, which all hosts share)
 * @param text the line without its end
 */
public record LogLine(int index, Instant at, String text) {}
