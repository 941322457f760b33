/**
 * The command line: keepalived's options with the rules of {@code getopt_long(3)}, kept as a table.
 * Reads and reports arguments only; what they mean is done elsewhere.
 */
@NullMarked
package io.holdfast.daemon.cli;

import org.jspecify.annotations.NullMarked;
