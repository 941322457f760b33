/**
 * What is wrong with a configuration and how it is told: diagnostics with their stable codes, the
 * collector the other packages report into, the printers and the exit status of a configuration
 * test. Nothing here reads files or knows keywords.
 */
@NullMarked
package io.holdfast.config.check;

import org.jspecify.annotations.NullMarked;
