/**
 * Checks that run beside the loop and report to it: tracking scripts on virtual threads, built-in
 * checks, and the decision which user runs a script, or whether it may run at all.
 */
@NullMarked
package io.holdfast.daemon.check;

import org.jspecify.annotations.NullMarked;
