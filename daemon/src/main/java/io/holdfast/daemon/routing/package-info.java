/** Routes and rules as the kernel's netlink messages say them, there and back. */
@NullMarked
package io.holdfast.daemon.routing;

import org.jspecify.annotations.NullMarked;
