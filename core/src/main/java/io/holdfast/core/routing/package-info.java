/** Routes and rules as they should be, and the orders that make the kernel's equal to them. */
@NullMarked
package io.holdfast.core.routing;

import org.jspecify.annotations.NullMarked;
