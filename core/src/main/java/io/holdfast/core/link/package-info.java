/** Interfaces that are made for virtual routers, and the settings of the host they need. */
@NullMarked
package io.holdfast.core.link;

import org.jspecify.annotations.NullMarked;
