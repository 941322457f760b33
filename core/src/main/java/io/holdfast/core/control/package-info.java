/** Making before breaking: when a host keeps itself back, and how long addresses overlap. */
@NullMarked
package io.holdfast.core.control;

import org.jspecify.annotations.NullMarked;
