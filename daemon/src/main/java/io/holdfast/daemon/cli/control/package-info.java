/**
 * The commands that talk to a running daemon: status, events, trackers, stats, reload, stop. They
 * know the control socket's answers and nothing of the daemon's inside.
 */
@NullMarked
package io.holdfast.daemon.cli.control;

import org.jspecify.annotations.NullMarked;
