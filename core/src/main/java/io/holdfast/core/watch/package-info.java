/**
 * Watches over what should not happen: the process itself standing still, and another station that
 * claims our addresses.
 */
@NullMarked
package io.holdfast.core.watch;

import org.jspecify.annotations.NullMarked;
