package io.holdfast.config.parse;

/**
 * Which block is read.
 *
 * @param kind the block of the keyword table
 * @param name the name the configuration gives it, or empty
 */
record BlockName(String kind, String name) {}
