/**
 * The control socket: JSON requests of root, one a line, answered on a thread of its own. It gets
 * pictures from the loop and hands orders to it; no client can make the loop wait.
 */
@NullMarked
package io.holdfast.daemon.control;

import org.jspecify.annotations.NullMarked;
