/** Watches over what should not happen: the process itself standing still. */
@NullMarked
package io.holdfast.core.watch;

import org.jspecify.annotations.NullMarked;
