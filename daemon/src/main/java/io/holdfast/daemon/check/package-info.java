/**
 * Checks that run beside the loop and report to it: tracking scripts on virtual threads, and the
 * test that nobody else could change such a script.
 */
@NullMarked
package io.holdfast.daemon.check;

import org.jspecify.annotations.NullMarked;
