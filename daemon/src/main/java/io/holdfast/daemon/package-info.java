/**
 * The entry point of every command, and the daemon from its first line of log to its last: what the
 * other packages do is put together here.
 */
@NullMarked
package io.holdfast.daemon;

import org.jspecify.annotations.NullMarked;
