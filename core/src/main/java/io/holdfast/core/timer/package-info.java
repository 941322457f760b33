/** Deadlines of everything that waits, without a clock: the caller says what time it is. */
@NullMarked
package io.holdfast.core.timer;

import org.jspecify.annotations.NullMarked;
