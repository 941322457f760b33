/** Addresses as they should be and as the kernel has them, and the orders that make both equal. */
@NullMarked
package io.holdfast.core.address;

import org.jspecify.annotations.NullMarked;
