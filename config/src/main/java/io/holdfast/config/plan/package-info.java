/**
 * The difference of two configurations and the plan of a reload: what the engine would stop, start
 * and change, in its order, and what becomes of each virtual address. Pure.
 */
@NullMarked
package io.holdfast.config.plan;

import org.jspecify.annotations.NullMarked;
