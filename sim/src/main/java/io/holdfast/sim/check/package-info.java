/** The judges: one class for each property that must hold, whatever happens. */
@NullMarked
package io.holdfast.sim.check;

import org.jspecify.annotations.NullMarked;
