/**
 * Drafts to specifications: every default filled in, every unit resolved, and the checks that need
 * the configuration as a whole, in keepalived's order and with its sentences. Pure.
 */
@NullMarked
package io.holdfast.config.validate;

import org.jspecify.annotations.NullMarked;
