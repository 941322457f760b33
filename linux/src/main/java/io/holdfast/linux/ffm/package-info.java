/**
 * The foreign function layer: one generic system call, errno names, and the few C structures the
 * kernel interfaces need. Results are the kernel's own: zero or positive on success, the negated
 * errno on failure. The call itself takes the kernel's six arguments, which is the one place where
 * the rule of at most four parameters yields.
 */
@NullMarked
package io.holdfast.linux.ffm;

import org.jspecify.annotations.NullMarked;
