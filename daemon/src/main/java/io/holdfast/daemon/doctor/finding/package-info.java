/** What {@code holdfast doctor} can find, with cause, consequence and mend of each. */
@NullMarked
package io.holdfast.daemon.doctor.finding;

import org.jspecify.annotations.NullMarked;
